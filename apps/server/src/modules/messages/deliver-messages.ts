import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { CrowdTurns } from './crowd-turns.ts'
import { addDelivered, nothingDelivered } from './delivered.ts'
import type { Delivered } from './delivered.ts'
import { deliverOverWire } from './deliver-over-wire.ts'
import { deliverToMailbox } from './deliver-to-mailbox.ts'
import { mailWire } from './mail-route.ts'
import { loadMailSettings } from './mail-settings-repository.ts'
import type { Channel, Line } from './message.ts'
import type { Prepared } from './prepared.ts'
import { dueLines, nextDueAt } from './queue-repository.ts'
import { sweepExpired } from './sweep-expired.ts'
import { everyUnderway, openUnderway } from './underway.ts'
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
  const own = openUnderway(deps, workspaceId)
  const turns = await turnsThatAreDue(deps, workspaceId, own)
  const done = await Promise.all(turns.map((turn) => turn.take()))
  await Promise.all(everyUnderway(own).map((one) => one.end()))
  await wakeForNext(deps, workspaceId)
  return [...done.map(({ delivered }) => delivered), ...everyUnderway(own).map(({ settler }) => settler.delivered)].reduce(addDelivered, nothingDelivered)
}

/**
 * The same without waiting for the answers: what falls due meanwhile does not wait for them either. Nor is the crowd waited for, which
 * may take minutes: its turns go on by themselves. `isMore`: the turn was too short for all.
 */
export async function dispatchMessages(deps: Deps, workspaceId: string): Promise<{ isMore: boolean }> {
  const { sender, log } = deps
  const going = sender.underway.get(workspaceId) ?? { of: openUnderway(deps, workspaceId), crowd: new CrowdTurns(() => { deps.wake.wake('message.deliver', workspaceId) }) }
  sender.underway.set(workspaceId, going)
  if (performance.now() - (sender.sweptAt.get(workspaceId) ?? -Infinity) > sweepEveryMs) {
    sender.sweptAt.set(workspaceId, performance.now())
    await sweepExpired(deps, workspaceId)
  }
  const turns = await turnsThatAreDue(deps, workspaceId, going.of)
  const logged = (error: unknown): boolean => {
    log.error({ err: error, workspaceId }, 'Sending to a crowd broke; the sweeper will try again')
    return false
  }
  for (const { channel, take } of turns.filter(({ line }) => line === 'crowd')) going.crowd.begin(channel, () => take().then(({ isMore }) => isMore, logged))
  const done = await Promise.all(turns.filter(({ line }) => line !== 'crowd').map((turn) => turn.take()))
  if (turns.length === 0) await wakeForNext(deps, workspaceId)
  return { isMore: done.some(({ isMore }) => isMore) }
}

interface DeliveryTurn {
  readonly channel: Channel
  /** Both: into the mailbox, which takes whatever it is given at once. */
  readonly line: Line | 'both'
  take(): Promise<{ delivered: Delivered; isMore: boolean }>
}

async function turnsThatAreDue(deps: Deps, workspaceId: string, underway: UnderwayOf): Promise<DeliveryTurn[]> {
  const [{ workspace }, settings, due] = await deps.db.withWorkspace(workspaceId, (tx) => Promise.all([loadWorkspace(tx), loadMailSettings(tx), dueLines(tx)]), { isOneExchange: true })
  const until = performance.now() + turnMs
  const over = <P extends Prepared>(channel: Channel, wire: Wire<P> | null): DeliveryTurn[] => {
    const lines = [...due[channel]]
    if (wire !== null) return lines.map((line) => ({ channel, line, take: () => deliverOverWire(deps, workspaceId, { wire, line, underway: underway[channel][line], until }) }))
    return lines.length === 0 ? [] : [{ channel, line: 'both', take: () => drainMailbox(deps, workspaceId, { channel, until }) }]
  }
  return [
    ...over('email', mailWire(deps, workspace, settings)),
    // A sandbox reaches nobody: what it would call is shown in its mailbox.
    ...over('webhook', workspace.isSandbox ? null : deps.sender.calls),
  ]
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
