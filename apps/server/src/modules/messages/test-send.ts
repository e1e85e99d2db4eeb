import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadRenderSubject, renderForCustomer } from '../content/index.ts'
import type { RenderFor, RenderSubject } from '../content/index.ts'
import { suppressedAddresses } from '../customers/index.ts'
import { composeMail, messageTokens, unsubscribeUrl } from './compose-mail.ts'
import { fenceOf, stopwatch } from './fenced-send.ts'
import type { Mail } from './mail.ts'
import { mailWire } from './mail-route.ts'
import { loadMailSettings } from './mail-settings-repository.ts'
import { hintMailbox } from './mailbox-hint.ts'
import { insertMailbox } from './mailbox-repository.ts'
import type { QueuedMessage } from './message.ts'
import type { Outcome } from './outcome.ts'
import { isTracked } from './prepare-mails.ts'
import type { PreparedMail } from './prepared.ts'
import { Settler } from './settler.ts'
import { insertTestMessage } from './test-send-repository.ts'
import type { Wire } from './wire.ts'

/** Sends one mail as a customer would get it to an address of the author's. Throws NOT_SENT when it did not leave. */
export async function testSend(deps: Deps, workspaceId: string, input: RenderFor & { readonly to: string }): Promise<{ messageId: string }> {
  const subject = await deps.db.withWorkspace(workspaceId, async (tx) => {
    // Somebody else's refusal holds for test sends too.
    const suppressed = await suppressedAddresses(deps, tx, { channel: 'email', addresses: [input.to] })
    if (suppressed.size > 0) throw new AppError('NOT_SENT', 'This address is suppressed: nothing is sent there.')
    const found = await loadRenderSubject(tx, input)
    return { ...found, wire: mailWire(deps, found.workspace, await loadMailSettings(tx)) }
  })
  const messageId = newId()
  const mail = await renderTest(deps, subject, { ...input, messageId })
  const { sender } = deps
  const row = { id: messageId, to: input.to, of: subject.customer.id, messageClass: subject.template.messageClass, templateId: subject.template.templateId, templateVersion: subject.template.version, links: mail.links }
  const elapsed = stopwatch()
  const { wire } = subject
  const isFinal = wire === null
  if (!isFinal) sender.journal.open()
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await insertTestMessage(tx, row, { state: isFinal ? 'sent' : 'sending', owner: sender.owner, leaseMs: sender.limits.leaseMs, now: subject.now })
    if (!isFinal) return
    await insertMailbox(tx, [mail], subject.now)
    hintMailbox(deps, tx)
  })
  if (wire !== null) await sendNow(deps, workspaceId, { wire, mail, subject, elapsed })
  return { messageId }
}

async function renderTest(deps: Deps, subject: RenderSubject, of: RenderFor & { readonly to: string; readonly messageId: string }): Promise<Mail> {
  const { workspace, customer, template } = subject
  const token = { workspaceId: workspace.id, messageId: of.messageId }
  const tokens = messageTokens(deps, { ...token, isTracked: isTracked(workspace, customer) })
  const rendering = await renderForCustomer(deps, subject, { event: of.event, unsubscribeUrl: unsubscribeUrl(deps, token), tokens })
  if (!rendering.ok) throw new AppError('NOT_SENT', `The template cannot be rendered: ${rendering.message}`)
  return composeMail(deps, { messageId: of.messageId, to: of.to, rendered: rendering.message, messageClass: template.messageClass, workspace, journeyId: null, nodeId: null })
}

/** Through the same fence, journal and settlement as any other mail; only that somebody waits for the outcome. */
async function sendNow(deps: Deps, workspaceId: string, { wire, mail, subject, elapsed }: { wire: Wire<PreparedMail>; mail: Mail; subject: RenderSubject; elapsed: () => number }): Promise<void> {
  const { sender } = deps
  const message: QueuedMessage = {
    id: mail.messageId, runId: null, journeyId: null, nodeId: null, customerId: null, channel: 'email', isBulk: false, messageClass: subject.template.messageClass,
    templateId: subject.template.templateId, templateVersion: subject.template.version, payload: { testTo: mail.to }, attempt: 1, firstTriedAt: subject.now,
  }
  const prepared: PreparedMail = { message, content: mail, customerId: null, address: mail.to, fault: null, rules: null }
  const settler = new Settler(deps, workspaceId)
  sender.busy.add(mail.messageId)
  const outcome = await wire.perform(deps, workspaceId, { prepared, attempt: 1, fence: fenceOf(sender.limits, elapsed) })
  // It is not queued for later: the author is told, and decides.
  settler.add({ prepared, attempt: 1, outcome: isPassing(outcome) ? { kind: 'failed', reason: 'gave_up', error: errorOf(outcome), suppress: false } : outcome })
  await settler.flush()
  if (outcome.kind !== 'sent') throw new AppError('NOT_SENT', `The mail did not leave: ${errorOf(outcome)}`)
}

const isPassing = (outcome: Outcome): boolean => outcome.kind === 'retry' || outcome.kind === 'unstarted'
const errorOf = (outcome: Outcome): string => ('error' in outcome ? outcome.error : 'the mail server was busy')
