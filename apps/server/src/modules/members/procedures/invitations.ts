import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { findUserByEmail } from '../../identity/index.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { inviteMember as invite } from '../invite-member.ts'
import { listInvitations as list, revokeInvitation as revoke } from '../invitations-repository.ts'
import type { Invitation } from '../invitations-repository.ts'
import { memberRole } from './member-id.ts'

const view = z.object({ id: z.string(), email: z.string(), role: memberRole, invitedBy: z.string(), createdAt: z.string(), expiresAt: z.string() })

const toView = ({ id, email, role, invitedBy, createdAt, expiresAt }: Invitation): z.infer<typeof view> =>
  ({ id: toPublicId('invitation', id), email, role, invitedBy, createdAt: instantText(createdAt), expiresAt: instantText(expiresAt) })

export const inviteMember = defineProcedure({
  id: 'member.invite',
  kind: 'mutation',
  permission: 'members:write',
  summary: 'Invite somebody to the workspace; the link is shown only in this answer, and mailed when a mail server is set',
  input: z.strictObject({ email: z.email().max(320), role: memberRole }),
  output: view.extend({ link: z.string(), mail: z.object({ state: z.enum(['sent', 'no-server', 'failed']), error: z.string().nullable() }) }),
  rest: { method: 'POST', path: '/members/invitations', status: 201, tag: 'Members' },
  async run({ deps, workspaceId, actor }, { email, role }) {
    const user = actor.kind === 'user' ? await findUserByEmail(deps.db.global, actor.email) : null
    const { invitation, link, mail } = await invite(deps, workspaceId, { email, role, invitedBy: user?.name ?? 'The operator of this server', actor: actorName(actor) })
    return { ...toView(invitation), link, mail: { state: mail.kind, error: mail.kind === 'failed' ? mail.error : null } }
  },
})

export const listInvitations = defineProcedure({
  id: 'member.invitations',
  kind: 'query',
  permission: 'members:read',
  summary: 'List invitations that were not accepted yet, newest first, without their links',
  input: z.strictObject(pageInput),
  output: pageOf(view),
  rest: { method: 'GET', path: '/members/invitations', status: 200, tag: 'Members' },
  async run({ deps, workspaceId }, { limit, cursor }) {
    const key = decodeCursor(cursor, 1)
    const rows = await deps.db.withWorkspace(workspaceId, (tx) => list(tx, { after: key === null ? null : fromPublicId('invitation', String(key[0])), limit: limit + 1 }))
    return toPage(rows, limit, { key: ({ id }) => [toPublicId('invitation', id)], item: toView })
  },
})

export const revokeInvitation = defineProcedure({
  id: 'member.revokeInvitation',
  kind: 'mutation',
  permission: 'members:write',
  summary: 'Revoke an invitation: its link stops working',
  input: z.strictObject({ id: z.string() }),
  output: z.null(),
  rest: { method: 'DELETE', path: '/members/invitations/:id', status: 204, tag: 'Members' },
  async run({ deps, workspaceId, actor }, { id }) {
    await deps.db.withWorkspace(workspaceId, async (tx) => {
      if (!await revoke(tx, fromPublicId('invitation', id))) throw new AppError('NOT_FOUND', 'There is no such open invitation.')
      await recordAudit(tx, { actor: actorName(actor), action: 'member.revokeInvitation', target: id, data: {} })
    })
    return null
  },
})
