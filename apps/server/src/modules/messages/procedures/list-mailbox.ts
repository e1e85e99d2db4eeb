import { z } from 'zod'
import { parsePublicId, toPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { decodeCursor, instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { mailHost } from '../mail-route.ts'
import { listMailbox as list } from '../mailbox-repository.ts'

const item = z.object({
  id: z.string(), to: z.string(), from: z.string(), subject: z.string(), headers: z.record(z.string(), z.string()), html: z.string().nullable(), text: z.string().nullable(), receivedAt: z.string(),
})

export const listMailbox = defineProcedure({
  id: 'mailbox.list',
  kind: 'query',
  permission: 'mailbox:read',
  summary: 'List what the built-in mailbox received, newest first; `to` is one whole address',
  input: z.strictObject({ ...searchInput, to: z.string().max(500).optional() }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/mailbox/messages', status: 200, tag: 'Mailbox' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace } = await loadWorkspace(tx)
    const host = await mailHost(deps.env, tx, workspace)
    if (host !== null) throw new AppError('MAILBOX_OFF', `E-mail leaves through ${host}: the built-in mailbox receives nothing.`)
    const cursor = decodeCursor(input.cursor, 1)
    const before = cursor === null ? null : parsePublicId('mail', String(cursor[0]))
    const rows = await list(tx, { to: input.to?.trim() ?? null, q: input.q ?? null, before, limit: input.limit })
    return toPage(rows, input.limit, {
      key: ({ id }) => [toPublicId('mail', id)],
      item: ({ id, receivedAt, ...mail }) => ({ ...mail, id: toPublicId('mail', id), receivedAt: instantText(receivedAt) }),
    })
  }),
})
