import { z } from 'zod'
import { fromPublicId, parsePublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listMailbox as list } from '../../messages/index.ts'
import { mailSchema, viewMails } from '../mail-view.ts'
import { requireMailbox } from '../require-mailbox.ts'

export const listMailbox = defineProcedure({
  id: 'mailbox.list',
  kind: 'query',
  permission: 'mailbox:read',
  summary: 'List what the built-in mailbox received, newest first; `to` is one whole address, `q` part of a subject, an address or the name of the customer. `content=false` leaves headers, HTML and text away',
  input: z.strictObject({
    ...searchInput, to: z.string().max(500).optional(), templateId: z.string().optional(), workflowId: z.string().optional(), content: z.union([z.boolean(), z.stringbool()]).default(true),
  }),
  output: pageOf(mailSchema),
  rest: { method: 'GET', path: '/mailbox/messages', status: 200, tag: 'Mailbox' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    await requireMailbox(deps, tx)
    const cursor = decodeCursor(input.cursor, 1)
    const rows = await list(tx, {
      to: input.to?.trim() ?? null, q: input.q ?? null, withContent: input.content, limit: input.limit,
      templateId: input.templateId === undefined ? null : fromPublicId('template', input.templateId),
      journeyId: input.workflowId === undefined ? null : fromPublicId('journey', input.workflowId),
      before: cursor === null ? null : parsePublicId('mail', String(cursor[0])),
    })
    const page = toPage(rows, input.limit, { key: ({ id }) => [toPublicId('mail', id)], item: (mail) => mail })
    return { data: await viewMails(tx, page.data), nextCursor: page.nextCursor }
  }),
})
