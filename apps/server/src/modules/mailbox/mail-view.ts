import { z } from 'zod'
import { toPublicId } from '../../db/public-id.ts'
import type { IdKind } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { instantText } from '../../procedures/paging.ts'
import { customerLabel, loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { namesOfPlaces } from '../journeys/index.ts'
import type { MailboxMessage } from '../messages/index.ts'

export const mailSchema = z.object({
  id: z.string(), to: z.string(), from: z.string(), subject: z.string(), headers: z.record(z.string(), z.string()), html: z.string().nullable(), text: z.string().nullable(), receivedAt: z.string(),
  /** The beginning of the text, in one line. */
  excerpt: z.string(),
  messageId: z.string().nullable(), channel: z.enum(['email', 'webhook']).nullable(),
  /** A test send: nobody's message. */
  isTest: z.boolean(),
  customerId: z.string().nullable(),
  /** What the customer is called now; null for tests, and once they are erased. */
  customerLabel: z.string().nullable(),
  workflowId: z.string().nullable(), workflowName: z.string().nullable(), nodeId: z.string().nullable(), nodeName: z.string().nullable(),
  templateId: z.string().nullable(), templateName: z.string().nullable(), templateVersion: z.number().int().nullable(),
})

/** Mails with the names of where they came from. */
export async function viewMails(tx: Tx, mails: readonly MailboxMessage[]): Promise<z.input<typeof mailSchema>[]> {
  const sent = mails.flatMap((mail) => (mail.journeyId === null ? [] : [{ mail, place: { journeyId: mail.journeyId, version: mail.version, nodeId: mail.nodeId } }]))
  const names = await namesOfPlaces(tx, sent.map(({ place }) => place))
  const nameOf = new Map(sent.map(({ mail }, index) => [mail.id, names[index] ?? null]))
  const customers = await loadCustomers(tx, [...new Set(mails.flatMap(({ customerId }) => customerId ?? []))])
  return mails.map((mail) => ({
    id: toPublicId('mail', mail.id), to: mail.to, from: mail.from, subject: mail.subject, headers: mail.headers, html: mail.html, text: mail.text, receivedAt: instantText(mail.receivedAt),
    excerpt: mail.excerpt, messageId: publicId('message', mail.messageId), channel: mail.channel, isTest: mail.isTest, customerId: publicId('customer', mail.customerId), customerLabel: labelOf(customers.get(mail.customerId ?? '')),
    workflowId: publicId('journey', mail.journeyId), workflowName: nameOf.get(mail.id)?.journeyName ?? null, nodeId: mail.nodeId, nodeName: nameOf.get(mail.id)?.nodeName ?? null,
    templateId: publicId('template', mail.templateId), templateName: mail.templateName, templateVersion: mail.templateVersion,
  }))
}

const labelOf = (customer: Customer | undefined): string | null => (customer === undefined ? null : customerLabel(customer))
const publicId = (kind: IdKind, id: string | null): string | null => (id === null ? null : toPublicId(kind, id))
