import { newId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Mail } from './mail.ts'

/** Puts mails into the built-in mailbox: in the transaction that marks them sent, so exactly once. */
export async function insertMailbox(tx: Tx, mails: readonly Mail[], now: number): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map((mail) => ({ id: newId(), messageId: mail.messageId, to: mail.to, from: formatAddress(mail.from), subject: mail.subject, headers: allHeaders(mail, now), html: mail.html, text: mail.text }))
  await tx.prepared('insert_mailbox', `
    INSERT INTO mailbox_messages (workspace_id, id, message_id, to_address, from_address, subject, headers, html, text, received_at)
    SELECT $1, id, "messageId", "to", "from", subject, headers, html, text, to_timestamp($3::float8 / 1000)
    FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "messageId" uuid, "to" text, "from" text, subject text, headers jsonb, html text, text text)`, [tx.workspaceId, JSON.stringify(rows), now])
}

const formatAddress = ({ name, email }: Mail['from']): string => (name === '' ? email : /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+$/.test(name) ? `${name} <${email}>` : `"${name.replace(/[\\"]/g, '\\$&')}" <${email}>`)

const allHeaders = (mail: Mail, now: number): Record<string, string> => ({ From: formatAddress(mail.from), To: mail.to, Subject: mail.subject, Date: new Date(now).toUTCString().replace('GMT', '+0000'), ...mail.headers })

export interface MailboxMessage {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly headers: Record<string, string>
  readonly html: string | null
  readonly text: string | null
  readonly receivedAt: number
}

const columns = `id, to_address AS "to", from_address AS "from", subject, headers, html, text, (extract(epoch FROM received_at) * 1000)::float8 AS "receivedAt"`

/** Newest first; `to` is one whole address. */
export async function listMailbox(tx: Tx, page: { readonly to: string | null; readonly q: string | null; readonly before: string | null; readonly limit: number }): Promise<MailboxMessage[]> {
  return tx.query<MailboxMessage>(`
    SELECT ${columns} FROM mailbox_messages
    WHERE workspace_id = $1 AND ($2::text IS NULL OR to_address = $2) AND ($3::text IS NULL OR position(lower($3) IN lower(subject)) > 0 OR position(lower($3) IN lower(to_address)) > 0) AND ($4::uuid IS NULL OR id < $4)
    ORDER BY id DESC LIMIT $5`, [tx.workspaceId, page.to, page.q, page.before, page.limit + 1])
}
