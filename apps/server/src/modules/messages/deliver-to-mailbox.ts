import type { Deps } from '../../deps.ts'
import { decideMessages } from './decide-messages.ts'
import { callAsMail } from './call-as-mail.ts'
import type { Delivered } from './delivered.ts'
import { hintJourneys } from './journey-hints.ts'
import { hintMailbox } from './mailbox-hint.ts'
import { insertMailbox } from './mailbox-repository.ts'
import { bothLines } from './message.ts'
import { prepareCalls } from './prepare-calls.ts'
import { prepareMails } from './prepare-mails.ts'
import type { Prepared } from './prepared.ts'
import { recordSent } from './record-sent.ts'
import { loadWorkspace } from '../workspaces/index.ts'

const batchSize = 100

/**
 * Delivers one batch into the built-in mailbox. The mailbox is a table: the decision, the mail and the end state are one
 * transaction, so there is no moment at which it is unclear whether a message went out.
 */
export async function deliverToMailbox(deps: Deps, workspaceId: string, channel: 'email' | 'webhook'): Promise<Delivered & { isMore: boolean }> {
  const of = { lines: bothLines, limit: batchSize, except: [] }
  const prepared: Prepared[] = channel === 'email' ? await prepareMails(deps, workspaceId, of) : await prepareCalls(deps, workspaceId, of)
  if (prepared.length === 0) return { sent: 0, skipped: 0, failed: 0, isMore: false }
  const { go, skipped, again, touched } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const [{ now }, decided] = await Promise.all([loadWorkspace(tx), decideMessages(deps, tx, { prepared, isFinal: true })])
    await insertMailbox(tx, decided.go.flatMap(({ prepared: one }) => mailOf(one) ?? []), now)
    await recordSent(deps, tx, decided.go.map(({ prepared: { message } }) => ({ message, at: decided.at })))
    if (decided.go.length > 0) hintMailbox(deps, tx)
    hintJourneys(deps, tx, prepared.map(({ message }) => message))
    return decided
  })
  deps.metrics.messages.inc({ channel, state: 'sent' }, go.length)
  deps.metrics.messages.inc({ channel, state: 'skipped' }, skipped)
  return { sent: go.length, skipped, failed: 0, isMore: touched > 0 && (prepared.length === batchSize || again > 0) }
}

function mailOf({ message, content }: Prepared) {
  if (content === null) return null
  return 'method' in content ? callAsMail(message.id, content) : content
}
