import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { addDelivered, nothingDelivered } from './delivered.ts'
import type { Delivered } from './delivered.ts'
import { deliverOverWire } from './deliver-over-wire.ts'
import { deliverToMailbox } from './deliver-to-mailbox.ts'
import { mailWire } from './mail-route.ts'
import { loadMailSettings } from './mail-settings-repository.ts'
import type { Channel } from './message.ts'
import type { Prepared } from './prepared.ts'
import { dueChannels, nextDueAt } from './queue-repository.ts'
import { sweepExpired } from './sweep-expired.ts'
import { Underway } from './underway.ts'
import type { UnderwayOf } from './underway.ts'
import type { Wire } from './wire.ts'

const turnMs = 5_000
/** How often a busy workspace is searched for messages of senders that are gone. */
const sweepEveryMs = 1_000

/**
 * Delivers every message that is due, until none is or five seconds have passed, and waits for the answers. `failed` counts those whose
 * outcome stays unknown too. All zero: nothing was due, or nothing could be done about it now.
 */
export async function deliverMessages(deps: Deps, workspaceId: string): Promise<Delivered> {
  await sweepExpired(deps, workspaceId)
  const own = { email: new Underway(deps, workspaceId), webhook: new Underway(deps, workspaceId) }
  const turn = await deliverDue(deps, workspaceId, own)
  await Promise.all([own.email.end(), own.webhook.end()])
  await wakeForNext(deps, workspaceId)
  return addDelivered(turn.delivered, addDelivered(own.email.settler.delivered, own.webhook.settler.delivered))
}

/** The same without waiting for the answers: what falls due meanwhile does not wait for them either. `isMore`: the turn was too short for all. */
export async function dispatchMessages(deps: Deps, workspaceId: string): Promise<{ isMore: boolean }> {
  const { sender } = deps
  const shared = sender.underway.get(workspaceId) ?? { email: new Underway(deps, workspaceId), webhook: new Underway(deps, workspaceId) }
  sender.underway.set(workspaceId, shared)
  if (performance.now() - (sender.sweptAt.get(workspaceId) ?? -Infinity) > sweepEveryMs) {
    sender.sweptAt.set(workspaceId, performance.now())
    await sweepExpired(deps, workspaceId)
  }
  const turn = await deliverDue(deps, workspaceId, shared)
  if (!turn.wasDue) await wakeForNext(deps, workspaceId)
  return { isMore: turn.isMore }
}

interface DeliveryTurn { readonly delivered: Delivered; readonly wasDue: boolean; readonly isMore: boolean }

async function deliverDue(deps: Deps, workspaceId: string, underway: UnderwayOf): Promise<DeliveryTurn> {
  const [{ workspace }, settings, due] = await deps.db.withWorkspace(workspaceId, (tx) => Promise.all([loadWorkspace(tx), loadMailSettings(tx), dueChannels(tx)]), { isOneExchange: true })
  const until = performance.now() + turnMs
  const over = async <P extends Prepared>(channel: Channel, wire: Wire<P> | null): Promise<{ delivered: Delivered; isMore: boolean }> => {
    if (!due.has(channel)) return { delivered: nothingDelivered, isMore: false }
    if (wire === null) return drainMailbox(deps, workspaceId, { channel, until })
    return deliverOverWire(deps, workspaceId, { wire, underway: underway[channel], until })
  }
  const [mails, webhooks] = await Promise.all([
    over('email', mailWire(deps, workspace, settings)),
    // A sandbox reaches nobody: what it would call is shown in its mailbox.
    over('webhook', workspace.isSandbox ? null : deps.sender.calls),
  ])
  return { delivered: addDelivered(mails.delivered, webhooks.delivered), wasDue: due.size > 0, isMore: mails.isMore || webhooks.isMore }
}

async function drainMailbox(deps: Deps, workspaceId: string, { channel, until }: { readonly channel: Channel; readonly until: number }): Promise<{ delivered: Delivered; isMore: boolean }> {
  let delivered = nothingDelivered
  while (performance.now() < until) {
    const { isMore, ...done } = await deliverToMailbox(deps, workspaceId, channel)
    delivered = addDelivered(delivered, done)
    if (!isMore) return { delivered, isMore: false }
  }
  return { delivered, isMore: true }
}

/** Retries have times of their own. A sandbox has a clock of its own, which nobody waits for. */
async function wakeForNext(deps: Deps, workspaceId: string): Promise<void> {
  const [{ workspace, now }, at] = await deps.db.withWorkspace(workspaceId, (tx) => Promise.all([loadWorkspace(tx), nextDueAt(tx)]), { isOneExchange: true })
  if (at !== null && !workspace.isSandbox && at > now) deps.wake.wakeAt('message.deliver', workspaceId, Date.now() + (at - now))
}
