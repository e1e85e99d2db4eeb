import type { Deps } from '../../deps.ts'
import { fallbackFrom, messageContext, recallTemplateVersions, renderMessages, versionKey } from '../content/index.ts'
import type { MessageToRender, TemplateVersion } from '../content/index.ts'
import type { Customer } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { composeMail, messageTokens, unsubscribeUrl } from './compose-mail.ts'
import { isUnderRules, mailRulesOf } from './mail-rules.ts'
import type { PreparedMail } from './prepared.ts'
import { findDue } from './queue-repository.ts'
import type { DueMessage } from './queue-repository.ts'
import type { DueToPrepare } from './wire.ts'

interface Loaded { readonly workspace: Workspace; readonly now: number; readonly due: readonly DueMessage[]; readonly templates: ReadonlyMap<string, TemplateVersion> }

/** Takes the next due e-mails and renders them. Reads only; what it finds may be outdated by the time it is judged, and is judged again then. */
export async function prepareMails(deps: Deps, workspaceId: string, of: DueToPrepare): Promise<PreparedMail[]> {
  const loaded = await load(deps, workspaceId, of)
  const jobs = loaded.due.map((one) => ({ ...one, toRender: renderingOf(deps, loaded, one) }))
  const renderings = await renderMessages(deps.renderer, jobs.flatMap(({ toRender }) => (toRender ? [toRender] : [])))
  const rules = mailRulesOf(loaded.workspace)
  let next = 0
  return jobs.map(({ message, customer, toRender }): PreparedMail => {
    const base = { message, customerId: message.customerId, address: customer?.email ?? null, rules: isUnderRules(message) ? rules : null }
    if (!toRender) return { ...base, content: null, fault: { kind: 'template_error', error: 'The template version does not exist' } }
    const rendering = renderings[next]
    next += 1
    if (!rendering) throw new Error('The renderer lost a message')
    if (!rendering.ok) return { ...base, content: null, fault: { kind: rendering.code === 'TEMPLATE_TIMEOUT' && message.attempt < 3 ? 'retry' : 'template_error', error: rendering.message } }
    const { workspace } = loaded
    const content = composeMail(deps, { messageId: message.id, to: customer?.email ?? '', rendered: rendering.message, messageClass: message.messageClass, workspace, journeyId: message.journeyId, nodeId: message.nodeId })
    return { ...base, content, fault: null }
  })
}

async function load(deps: Deps, workspaceId: string, of: DueToPrepare): Promise<Loaded> {
  const [{ workspace, now }, due] = await deps.db.withWorkspace(workspaceId, (tx) => Promise.all([loadWorkspace(tx), findDue(tx, { channel: 'email', ...of })]), { isOneExchange: true })
  const versions = due.flatMap(({ message: { templateId, templateVersion: version } }) => (templateId !== null && version !== null ? [{ templateId, version }] : []))
  return { workspace, now, due, templates: await recallTemplateVersions(deps, workspaceId, versions) }
}

function renderingOf(deps: Deps, { workspace, now, templates }: Loaded, { message, customer }: DueMessage): MessageToRender | null {
  const template = message.templateId === null || message.templateVersion === null ? undefined : templates.get(versionKey({ templateId: message.templateId, version: message.templateVersion }))
  if (!template) return null
  const token = { workspaceId: workspace.id, messageId: message.id }
  const context = messageContext({ customer, event: message.payload.event ?? null, workspace, unsubscribeUrl: unsubscribeUrl(deps, token), now })
  return { template, context, workspace, tokens: messageTokens(deps, { ...token, isTracked: isTracked(workspace, customer) }), fallbackFrom: fallbackFrom(deps), untracked: `${deps.publicUrl}/u/` }
}

/** "Only with consent" means the trait `trackingConsent` is true. */
export function isTracked(workspace: Pick<Workspace, 'tracking'>, customer: Pick<Customer, 'traits'> | null): boolean {
  if (workspace.tracking === 'off') return false
  return workspace.tracking === 'all' || customer?.traits['trackingConsent'] === true
}
