import { z } from 'zod'
import { parsePublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { findMail } from '../../messages/index.ts'
import { mailSchema, viewMails } from '../mail-view.ts'
import { requireMailbox } from '../require-mailbox.ts'

export const getMail = defineProcedure({
  id: 'mailbox.get',
  kind: 'query',
  permission: 'mailbox:read',
  summary: 'Get one mail of the built-in mailbox, by its id or by that of its message',
  input: z.strictObject({ id: z.string() }),
  output: mailSchema,
  rest: { method: 'GET', path: '/mailbox/messages/:id', status: 200, tag: 'Mailbox' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    await requireMailbox(deps, tx)
    const [mailId, messageId] = [parsePublicId('mail', id), parsePublicId('message', id)]
    const mail = mailId !== null ? await findMail(tx, { id: mailId }) : messageId !== null ? await findMail(tx, { messageId }) : null
    const [view] = mail === null ? [] : await viewMails(tx, [mail])
    if (view === undefined) throw new AppError('NOT_FOUND', `There is no mail with the id "${id.slice(0, 80)}" in the mailbox.`)
    return view
  }),
})
