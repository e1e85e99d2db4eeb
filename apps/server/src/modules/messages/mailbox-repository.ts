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
  /** Empty, as html and text are null, when only a summary was asked for. */
  readonly headers: Record<string, string>
  readonly html: string | null
  readonly text: string | null
  /** The beginning of the text, in one line. */
  readonly excerpt: string
  readonly receivedAt: number
  /** The message it is a copy of; null once that was erased, as everything below. */
  readonly messageId: string | null
  readonly channel: 'email' | 'webhook' | null
  readonly isTest: boolean
  readonly customerId: string | null
  readonly journeyId: string | null
  readonly version: number | null
  readonly nodeId: string | null
  readonly templateId: string | null
  readonly templateName: string | null
  readonly templateVersion: number | null
}

const columns = (withContent: boolean): string => `b.id, b.to_address AS "to", b.from_address AS "from", b.subject, ${withContent ? 'b.headers, b.html, b.text' : `'{}'::jsonb AS headers, NULL AS html, NULL AS text`},
  btrim(regexp_replace(left(coalesce(b.text, ''), 400), '\\s+', ' ', 'g')) AS excerpt, (extract(epoch FROM b.received_at) * 1000)::float8 AS "receivedAt",
  m.id AS "messageId", m.channel, coalesce(m.payload ? 'testTo', false) AS "isTest", m.customer_id AS "customerId", m.journey_id AS "journeyId", m.version, m.node_id AS "nodeId",
  m.template_id AS "templateId", t.name AS "templateName", m.template_version AS "templateVersion"`

const source = `mailbox_messages b
  LEFT JOIN messages m ON m.workspace_id = b.workspace_id AND m.id = b.message_id
  LEFT JOIN templates t ON t.workspace_id = m.workspace_id AND t.id = m.template_id`

/** Every part of what a customer can be called by, so that a name that is read in the list is found. */
const nameWords = `concat_ws(' ', c.traits ->> 'name', coalesce(c.traits ->> 'firstName', c.traits ->> 'first_name'), coalesce(c.traits ->> 'lastName', c.traits ->> 'last_name'))`

export interface MailboxPage {
  /** One whole address. */
  readonly to: string | null
  /** Part of a subject, of an address, or of the name of the customer. */
  readonly q: string | null
  readonly templateId: string | null
  readonly journeyId: string | null
  readonly before: string | null
  readonly limit: number
  readonly withContent: boolean
}

/** Newest first; one more than the limit. */
export async function listMailbox(tx: Tx, page: MailboxPage): Promise<MailboxMessage[]> {
  return tx.query<MailboxMessage>(`
    SELECT ${columns(page.withContent)} FROM ${source}
    WHERE b.workspace_id = $1 AND ($2::text IS NULL OR b.to_address = $2) AND ($3::text IS NULL OR position(lower($3) IN lower(b.subject)) > 0 OR position(lower($3) IN lower(b.to_address)) > 0 OR EXISTS (SELECT FROM customers c WHERE c.workspace_id = $1 AND c.id = m.customer_id AND position(lower($3) IN lower(${nameWords})) > 0))
      AND ($4::uuid IS NULL OR b.id < $4) AND ($5::uuid IS NULL OR m.template_id = $5) AND ($6::uuid IS NULL OR m.journey_id = $6)
    ORDER BY b.id DESC LIMIT $7`, [tx.workspaceId, page.to, page.q, page.before, page.templateId, page.journeyId, page.limit + 1])
}

/** One mail by its own id or by that of the message it is a copy of. */
export async function findMail(tx: Tx, by: { readonly id: string } | { readonly messageId: string }): Promise<MailboxMessage | null> {
  const [column, id] = 'id' in by ? ['id', by.id] : ['message_id', by.messageId]
  const rows = await tx.query<MailboxMessage>(`SELECT ${columns(true)} FROM ${source} WHERE b.workspace_id = $1 AND b.${column} = $2`, [tx.workspaceId, id])
  return rows[0] ?? null
}
