import type { Deps } from '../../deps.ts'
import { decideMessages } from './decide-messages.ts'
import { nothingDelivered } from './delivered.ts'
import type { Delivered } from './delivered.ts'
import { fenceOf, stopwatch } from './fenced-send.ts'
import { hintJourneys } from './journey-hints.ts'
import type { Line } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Prepared } from './prepared.ts'
import type { Underway } from './underway.ts'
import type { FencedMessage, Wire } from './wire.ts'

const largestBatch = 100
/** Fenced messages wait for a connection: not more are fenced than leave within about this long. */
const fencedAheadSeconds = 1.5
/** When a message is tried again that broke before anything irreversible, such as the loss of the database. */
const brokenMs = 5_000

interface Turn<P extends Prepared> {
  readonly deps: Deps
  readonly workspaceId: string
  readonly wire: Wire<P>
  readonly line: Line
  readonly underway: Underway
  readonly startedAt: number
  started: number
  skipped: number
}

interface Batch<P extends Prepared> { readonly prepared: readonly P[]; readonly isFull: boolean }

const nothing = { prepared: [], isFull: false }

/**
 * Begins to send what is due in one line of a wire, until nothing is or the time is up (`isMore`); what becomes of it is known when
 * `underway` has ended. The next batch is rendered while the last one is being sent; transaction T1 fences a batch only when connections are about to
 * be free for it.
 */
export async function deliverOverWire<P extends Prepared>(deps: Deps, workspaceId: string, of: { readonly wire: Wire<P>; readonly line: Line; readonly underway: Underway; readonly until: number }): Promise<{ delivered: Delivered; isMore: boolean }> {
  const { wire, line, underway, until } = of
  const turn: Turn<P> = { deps, workspaceId, wire, line, underway, startedAt: performance.now(), started: 0, skipped: 0 }
  const mayGoOn = (): boolean => performance.now() < until && wire.isUsable() && !deps.sender.isClosing
  deps.sender.journal.open()
  let next: Promise<Batch<P>> = mayGoOn() ? prepareNext(turn) : Promise.resolve(nothing)
  try {
    for (let batch = await next; batch.prepared.length > 0; batch = await next) {
      // What was rendered while the other side went away is not fenced: it stays as it is.
      if (!mayGoOn()) break
      const fenced = await fenceBatch(turn, batch.prepared)
      // Whatever falls due after a batch that was not full wakes us again.
      const isMore = fenced.touched > 0 && (batch.isFull || fenced.again > 0)
      next = isMore && mayGoOn() ? prepareNext(turn) : Promise.resolve(nothing)
      for (const message of fenced.go) start(turn, message)
      // The next batch is fenced while the last mails of this one wait: no connection stands idle during the transaction.
      while (isMore && underway.inFlight.size >= 2 * wire.concurrency) await Promise.race(underway.inFlight)
    }
  } finally {
    for (const { message } of (await next.catch(() => nothing)).prepared) deps.sender.busy.delete(message.id)
  }
  return { delivered: { ...nothingDelivered, skipped: turn.skipped }, isMore: performance.now() >= until }
}

async function prepareNext<P extends Prepared>({ deps, workspaceId, wire, line, underway, startedAt, started }: Turn<P>): Promise<Batch<P>> {
  // Of an earlier turn as many may wait as of this one.
  while (underway.inFlight.size >= 2 * wire.concurrency) await Promise.race(underway.inFlight)
  const rate = started / Math.max(0.2, (performance.now() - startedAt) / 1_000)
  const limit = Math.round(Math.min(largestBatch, Math.max(2 * wire.concurrency, rate * fencedAheadSeconds)))
  const { busy } = deps.sender
  const found = await wire.prepare(deps, workspaceId, { lines: [line], limit, except: [...busy] })
  const prepared = found.filter(({ message }) => !busy.has(message.id))
  for (const { message } of prepared) busy.add(message.id)
  return { prepared, isFull: found.length >= limit }
}

async function fenceBatch<P extends Prepared>(turn: Turn<P>, prepared: readonly P[]): Promise<{ go: FencedMessage<P>[]; again: number; touched: number }> {
  const { deps, workspaceId } = turn
  const { busy, limits } = deps.sender
  const going = new Set<string>()
  // From before the transaction: its commit may take long, and the lease began inside it.
  const fence = fenceOf(limits, stopwatch())
  try {
    const decided = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const judged = await decideMessages(deps, tx, { prepared, isFinal: false })
      FAILPOINT: await globalThis.failpoint?.('fencing', deps.sender.owner)
      if (judged.skipped + judged.putOff > 0) hintJourneys(deps, tx, prepared.map(({ message }) => message))
      return judged
    })
    turn.skipped += decided.skipped
    if (decided.skipped > 0) deps.metrics.messages.inc({ channel: turn.wire.channel, state: 'skipped' }, decided.skipped)
    for (const { prepared: { message } } of decided.go) going.add(message.id)
    return { go: decided.go.map((one) => ({ ...one, fence })), again: decided.again, touched: decided.touched }
  } finally {
    for (const { message } of prepared) if (!going.has(message.id)) busy.delete(message.id)
  }
}

function start<P extends Prepared>(turn: Turn<P>, fenced: FencedMessage<P>): void {
  const { deps, workspaceId, wire, underway } = turn
  turn.started += 1
  underway.add((async () => {
    FAILPOINT: await globalThis.failpoint?.('fenced', deps.sender.owner)
    const outcome = await wire.perform(deps, workspaceId, fenced).catch((error: unknown): Outcome => {
      const hasBegun = deps.sender.journal.hasBegun(fenced.prepared.message.id, fenced.attempt)
      deps.log.error({ err: error, messageId: fenced.prepared.message.id, hasBegun }, 'Sending broke')
      return hasBegun ? { kind: 'unknown', error: 'Sending broke on our side' } : { kind: 'retry', afterMs: brokenMs, error: 'Sending broke on our side before it began' }
    })
    underway.settler.add({ prepared: fenced.prepared, attempt: fenced.attempt, outcome })
  })())
}
