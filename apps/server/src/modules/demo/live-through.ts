import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { appendEvents, parseCall } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { recordSeen, recordUnsubscribe } from '../messages/index.ts'
import { mailsSentSince } from './demo-workspace-repository.ts'
import type { DemoMail } from './demo-workspace-repository.ts'
import { mailReaction } from './shop/mail-reactions.ts'
import { orderOf } from './shop/shop-history.ts'
import type { ShopCall } from './shop/shop-history.ts'
import { templateOfNode } from './shop/shop-journey.ts'
import { shopTemplates } from './shop/shop-templates.ts'

const callsPerAppend = 500
const atOnce = 4
/** The button of each mail. */
const buttonLink = 0

interface Deed { readonly at: number; readonly kind: 'open' | 'click' | 'buy' | 'unsubscribe'; readonly mail: DemoMail }

/**
 * The people of the shop, living through its months: at every stop they do what they have done since the last, and answer the mails
 * they got. Through the doors everybody uses: the tracking API behind its HTTP, and the links of the mails.
 */
export class LivingPeople {
  readonly #deps: Deps
  readonly #workspaceId: string
  readonly #seed: string
  readonly #calls: readonly ShopCall[]
  #nextCall = 0
  #deeds: Deed[] = []
  #lookedUntil = 0

  constructor(deps: Deps, workspaceId: string, of: { readonly seed: string; readonly calls: readonly ShopCall[] }) {
    this.#deps = deps
    this.#workspaceId = workspaceId
    this.#seed = of.seed
    this.#calls = of.calls
  }

  async liveUntil(stop: number): Promise<void> {
    await this.#readMails()
    const due = this.#deeds.filter(({ at }) => at <= stop)
    this.#deeds = this.#deeds.filter(({ at }) => at > stop)
    for (let from = 0; from < due.length; from += atOnce) await Promise.all(due.slice(from, from + atOnce).map((deed) => this.#do(deed)))
    await this.#append([...this.#callsUntil(stop), ...due.filter(({ kind }) => kind === 'buy').map(({ mail }) => orderAfter(mail, stop))])
  }

  async #readMails(): Promise<void> {
    const mails = await this.#deps.db.withWorkspace(this.#workspaceId, (tx) => mailsSentSince(tx, this.#lookedUntil))
    for (const mail of mails) this.#deeds.push(...deedsOf(this.#seed, mail))
    this.#lookedUntil = Math.max(this.#lookedUntil, ...mails.map(({ sentAt }) => sentAt))
  }

  async #do({ kind, mail }: Deed): Promise<void> {
    const token = { workspaceId: this.#workspaceId, messageId: mail.id, link: buttonLink }
    if (kind === 'unsubscribe') await recordUnsubscribe(this.#deps, token, { source: 'link', requestId: 'demo' })
    else if (kind !== 'buy') await recordSeen(this.#deps, token, { kind, isMachine: false })
  }

  #callsUntil(stop: number): IncomingCall[] {
    const calls: IncomingCall[] = []
    for (; (this.#calls[this.#nextCall]?.at ?? Number.POSITIVE_INFINITY) <= stop; this.#nextCall += 1) calls.push(incoming(this.#calls[this.#nextCall] as ShopCall))
    return calls
  }

  async #append(calls: readonly IncomingCall[]): Promise<void> {
    for (let from = 0; from < calls.length; from += callsPerAppend) await appendEvents(this.#deps, this.#workspaceId, calls.slice(from, from + callsPerAppend))
  }
}

function incoming({ at, ...call }: ShopCall): IncomingCall {
  const parsed = parseCall({ ...call, timestamp: new Date(at).toISOString() }, { type: null, source: 'sdk', sentAt: null, context: null })
  if (!parsed.ok) throw new Error(`The demo made a call that is none: ${parsed.message}`)
  return parsed.call
}

function deedsOf(seed: string, mail: DemoMail): Deed[] {
  const template = shopTemplates.find(({ key }) => key === templateOfNode[mail.nodeId])
  if (!template) return []
  const { opensAfter, clicksAfter, buysAfter, unsubscribesAfter } = mailReaction(seed, { userId: mail.userId, nodeId: mail.nodeId, cartId: String(mail.cart['cartId']) }, template.appeal)
  const deed = (kind: Deed['kind'], after: number | null): Deed[] => (after === null ? [] : [{ kind, mail, at: mail.sentAt + after }])
  return [...deed('open', opensAfter), ...(mail.links.length === 0 ? [] : deed('click', clicksAfter)), ...deed('buy', buysAfter), ...deed('unsubscribe', unsubscribesAfter)]
}

const orderAfter = (mail: DemoMail, at: number): IncomingCall =>
  incoming({ at, type: 'track', event: 'Order Completed', userId: mail.userId, messageId: `order-after-${mail.nodeId}-${String(mail.cart['cartId'])}`, properties: orderOf(mail.cart as JsonObject) })
