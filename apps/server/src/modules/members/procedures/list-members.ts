import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listMembers as list } from '../members-repository.ts'
import { memberRole } from './member-id.ts'

const item = z.object({ id: z.string(), name: z.string(), email: z.string(), role: memberRole, joinedAt: z.string(), lastSeenAt: z.string().nullable(), isYou: z.boolean() })

export const listMembers = defineProcedure({
  id: 'member.list',
  kind: 'query',
  permission: 'members:read',
  summary: 'List the members of the workspace by e-mail address',
  input: z.strictObject(searchInput),
  output: pageOf(item),
  rest: { method: 'GET', path: '/members', status: 200, tag: 'Members' },
  async run({ deps, workspaceId, actor }, { limit, cursor, q }) {
    const after = decodeCursor(cursor, 1)?.[0]
    const rows = await deps.db.withWorkspace(workspaceId, (tx) => list(tx, { q: q?.trim() || null, after: after === undefined ? null : String(after), limit: limit + 1 }))
    return toPage(rows, limit, {
      key: ({ emailNorm }) => [emailNorm],
      item: ({ userId, name, email, role, joinedAt, lastSeenAt }) => ({
        id: toPublicId('user', userId), name, email, role, joinedAt: instantText(joinedAt), lastSeenAt: lastSeenAt === null ? null : instantText(lastSeenAt), isYou: actor.kind === 'user' && actor.id === userId,
      }),
    })
  },
})
