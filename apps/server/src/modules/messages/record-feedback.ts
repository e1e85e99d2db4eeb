import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { appendEventsIn } from '../events/index.ts'
import { loadCustomers, setSubscription } from '../customers/index.ts'
import { changeMemberships } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { findMessage, markMessage } from './feedback-repository.ts'
import { hintJourneys } from './journey-hints.ts'
import { messageEvent } from './message-event.ts'
import { isTracked } from './prepare-mails.ts'
import type { TokenContent } from './tokens.ts'

export interface Unsubscribed { readonly workspaceName: string; /** A test send or a mail of somebody since erased: there was nobody to unsubscribe. */ readonly isNobody: boolean }

/** Takes the person a message went to off all marketing e-mail. Repeating it changes nothing. */
export async function recordUnsubscribe(deps: Deps, token: TokenContent, of: { readonly source: 'link' | 'one-click'; readonly requestId: string }): Promise<Unsubscribed> {
  return deps.db.withWorkspace(token.workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    const message = await findMessage(tx, token.messageId)
    if (message?.customerId == null) return { workspaceName: workspace.name, isNobody: true }
    const change = { customerId: message.customerId, channel: 'email', status: 'unsubscribed', source: of.source, evidence: { messageId: message.id, requestId: of.requestId } } as const
    await changeMemberships(deps, tx, { change: () => setSubscription(deps, tx, { changes: [change], now }), now })
    await markMessage(tx, message.id, { mark: 'unsubscribed', now })
    await append(deps, tx, messageEvent('unsubscribed', message, { now, once: 'unsubscribe' }))
    hintJourneys(deps, tx, [message])
    return { workspaceName: workspace.name, isNobody: false }
  })
}

/** `isMachine`: a scanner looked at the mail. It is recorded under a name of its own and counts for nothing. */
interface Seen { readonly kind: 'open' | 'click'; readonly isMachine: boolean }

/** Records that a mail was opened or a link followed, if the person may be tracked today. Returns the destination of a click, null when there is none. */
export async function recordSeen(deps: Deps, token: TokenContent, seen: Seen): Promise<string | null> {
  return deps.db.withWorkspace(token.workspaceId, async (tx) => {
    const message = await findMessage(tx, token.messageId)
    if (!message) return null
    const destination = seen.kind === 'click' ? message.links[token.link] ?? null : null
    if (message.customerId === null || (seen.kind === 'click' && destination === null)) return destination
    const { workspace, now } = await loadWorkspace(tx)
    const customer = (await loadCustomers(tx, [message.customerId])).get(message.customerId)
    if (!customer || !isTracked(workspace, customer)) return destination
    const properties: JsonObject = destination === null ? {} : { link: destination }
    if (seen.isMachine) {
      await append(deps, tx, messageEvent('scanned', message, { now, properties: { ...properties, kind: seen.kind }, once: `scan:${seen.kind}:${token.link}` }))
      return destination
    }
    await markMessage(tx, message.id, { mark: seen.kind === 'open' ? 'opened' : 'clicked', now })
    await append(deps, tx, messageEvent(seen.kind === 'open' ? 'opened' : 'clicked', message, { now, properties, once: seen.kind === 'open' ? 'open' : `click:${token.link}` }))
    hintJourneys(deps, tx, [message])
    return destination
  })
}

async function append(deps: Deps, tx: Tx, event: ReturnType<typeof messageEvent>): Promise<void> {
  if (event) await appendEventsIn(deps, tx, [event])
}
