import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { changeMemberRole as changeRole, removeMember as remove } from '../change-member.ts'
import { memberInput, memberRole, userIdOf } from './member-id.ts'

export const changeMemberRole = defineProcedure({
  id: 'member.changeRole',
  kind: 'mutation',
  permission: 'members:write',
  summary: 'Give a member another role; the last admin stays one',
  input: memberInput.extend({ role: memberRole }),
  output: z.null(),
  rest: { method: 'PATCH', path: '/members/:id', status: 204, tag: 'Members' },
  async run({ deps, workspaceId, actor }, { id, role }) {
    await changeRole(deps, workspaceId, { userId: userIdOf(id), role, actor: actorName(actor) })
    return null
  },
})

export const removeMember = defineProcedure({
  id: 'member.remove',
  kind: 'mutation',
  permission: 'members:write',
  summary: 'Take a member out of the workspace, at once; the last admin stays',
  input: memberInput,
  output: z.null(),
  rest: { method: 'DELETE', path: '/members/:id', status: 204, tag: 'Members' },
  async run({ deps, workspaceId, actor }, { id }) {
    await remove(deps, workspaceId, { userId: userIdOf(id), actor: actorName(actor) })
    return null
  },
})
