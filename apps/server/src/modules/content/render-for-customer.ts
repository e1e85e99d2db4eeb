import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import type { ContentRenderer } from '../../rendering/renderer.ts'
import { findIdentities, loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { messageContext } from './message-context.ts'
import { renderMessages } from './render-message.ts'
import type { MessageToRender, MessageTokens, Rendering } from './render-message.ts'
import { loadSaved } from './save-template.ts'
import type { TemplateVersion } from './template-version.ts'

export interface RenderFor {
  readonly templateId: string
  /** A version other than the newest. */
  readonly version?: number | undefined
  /** Our id, the client's userId, or somebody made up. */
  readonly person: string | Customer
  /** Properties of the event that would have started the run. */
  readonly event?: JsonObject | undefined
}

/** For whom something is rendered, where and when. */
export interface Recipient { readonly customer: Customer; readonly workspace: Workspace; readonly now: number }
export interface RenderSubject extends Recipient { readonly template: TemplateVersion }

/** Everything a rendering for one person needs, in one transaction. Throws NOT_FOUND. */
export async function loadRenderSubject(tx: Tx, input: RenderFor): Promise<RenderSubject> {
  const { version: template } = await loadSaved(tx, input.templateId, input.version)
  return { template, ...await loadRecipient(tx, input.person) }
}

/** Throws NOT_FOUND. */
export async function loadRecipient(tx: Tx, person: string | Customer): Promise<Recipient> {
  const customer = typeof person === 'string' ? await findCustomer(tx, person) : person
  return { customer, ...await loadWorkspace(tx) }
}

async function findCustomer(tx: Tx, idOrUserId: string): Promise<Customer> {
  const ours = parsePublicId('customer', idOrUserId)
  const id = ours ?? (await findIdentities(tx, [{ kind: 'user', value: idOrUserId }]))[0]?.customerId
  const customer = id === undefined ? undefined : (await loadCustomers(tx, [id])).get(id)
  if (!customer) throw new AppError('NOT_FOUND', `There is no customer with the id "${idOrUserId}".`)
  return customer
}

interface RenderingTools { readonly renderer: ContentRenderer; readonly publicUrl: string }
interface RenderOptions { readonly event: JsonObject | undefined; readonly unsubscribeUrl: string; readonly tokens: MessageTokens | null }

/** Renders one mail outside a journey. With tokens `null` it is a preview: links stay as they are and nothing is counted. */
export async function renderForCustomer(tools: RenderingTools, subject: Recipient & { readonly template: MessageToRender['template'] }, options: RenderOptions): Promise<Rendering> {
  const { template, customer, workspace, now } = subject
  const event = options.event === undefined ? null : { name: '', properties: options.event }
  const context = messageContext({ customer, event, workspace, unsubscribeUrl: options.unsubscribeUrl, now })
  const [rendering] = await renderMessages(tools.renderer, [{ template, context, workspace, tokens: options.tokens ?? { clickUrl: null, openUrl: null }, fallbackFrom: fallbackFrom(tools), untracked: `${tools.publicUrl}/u/` }])
  if (!rendering) throw new Error('The renderer lost a message')
  return rendering
}

/** Sender when neither template nor workspace names one: a name of this server. */
export function fallbackFrom(deps: Pick<Deps, 'publicUrl'>): string {
  const { hostname } = new URL(deps.publicUrl)
  return `no-reply@${/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+$/i.test(hostname) ? hostname : 'localhost.localdomain'}`
}
