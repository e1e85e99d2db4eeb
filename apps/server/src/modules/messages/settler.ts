import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { appendEventsIn } from '../events/index.ts'
import { suppress } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { addDelivered } from './delivered.ts'
import type { Delivered } from './delivered.ts'
import { hintJourneys } from './journey-hints.ts'
import { messageEvent } from './message-event.ts'
import type { Outcome } from './outcome.ts'
import type { Prepared } from './prepared.ts'
import { recordSent } from './record-sent.ts'
import { writeSettlements } from './settle-repository.ts'
import type { Settlement } from './settle-repository.ts'

interface Finished { readonly prepared: Prepared; readonly attempt: number; readonly outcome: Outcome }

/** So long after the first attempt a passing trouble is a failure. */
const giveUpMs = 72 * 60 * 60 * 1_000
const mostCallAttempts = 8
const gatherMs = 5
const longestWaitMs = 5_000

/** Writes outcomes to the database (transaction T2), many at a time, and again until it takes them: they are facts that must not be lost. */
export class Settler {
  readonly #deps: Deps
  readonly #workspaceId: string
  #waiting: Finished[] = []
  #running: Promise<void> | null = null
  delivered: Delivered = { sent: 0, skipped: 0, failed: 0 }

  constructor(deps: Deps, workspaceId: string) {
    this.#deps = deps
    this.#workspaceId = workspaceId
  }

  add(finished: Finished): void {
    this.#waiting.push(finished)
    this.#running ??= this.#run().finally(() => { this.#running = null })
  }

  async flush(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await sleep(gatherMs)
      await this.#settle(this.#waiting.splice(0, 500))
    }
  }

  async #settle(finished: readonly Finished[]): Promise<void> {
    const { log, sender } = this.#deps
    for (let waitMs = 100; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
      try {
        const written = await settleAll(this.#deps, this.#workspaceId, finished)
        for (const { prepared: { message }, attempt } of finished) {
          sender.journal.settled(message.id, attempt)
          sender.busy.delete(message.id)
        }
        this.delivered = addDelivered(this.delivered, written)
        return
      } catch (error) {
        // The rows stay in `busy` and the lines in the journal: this process or the next one will tell the database.
        log.error({ err: error, messages: finished.length }, 'Outcomes of messages cannot be stored; trying again')
        if (sender.isClosing) return
        await sleep(waitMs)
      }
    }
  }
}

/** Nearly always everything was accepted: then nothing but the outcomes is to be written, and for calls in one exchange with the database. */
async function settleAll(deps: Deps, workspaceId: string, finished: readonly Finished[]): Promise<Delivered> {
  if (finished.some(({ outcome }) => outcome.kind !== 'sent')) return deps.db.withWorkspace(workspaceId, (tx) => settleIn(deps, tx, finished))
  const settlements = finished.map((one) => settlementOf(one, 0))
  const isOneExchange = finished.every(({ prepared }) => prepared.message.channel !== 'email')
  return (await deps.db.withWorkspace(workspaceId, (tx) => writeOutcomes(deps, tx, { finished, settlements }), { isOneExchange })).delivered
}

async function settleIn(deps: Deps, tx: Tx, finished: readonly Finished[]): Promise<Delivered> {
  const { now } = await loadWorkspace(tx)
  const settlements = finished.map((one) => settlementOf(one, now))
  const { changed, delivered } = await writeOutcomes(deps, tx, { finished, settlements })
  const bounced = finished.filter(({ prepared, outcome }) => outcome.kind === 'failed' && outcome.suppress && changed.has(prepared.message.id))
  await suppress(deps, tx, bounced.flatMap(({ prepared: { address } }) => (address === null ? [] : [{ channel: 'email', address, reason: 'hard_bounce' }])))
  await appendEventsIn(deps, tx, bounced.flatMap(({ prepared: { message } }) => messageEvent('bounced', message, { now }) ?? []))
  const retries = settlements.filter(({ kind }) => kind === 'retry').map(({ dueInMs }) => dueInMs)
  if (retries.length > 0) tx.afterCommit(() => { deps.wake.wakeAt('message.deliver', tx.workspaceId, Date.now() + Math.min(...retries)) })
  return delivered
}

async function writeOutcomes(deps: Deps, tx: Tx, { finished, settlements }: { readonly finished: readonly Finished[]; readonly settlements: readonly Settlement[] }): Promise<{ changed: ReadonlyMap<string, number | null>; delivered: Delivered }> {
  hintJourneys(deps, tx, finished.map(({ prepared }) => prepared.message))
  const changed = await writeSettlements(tx, settlements, deps.sender.owner)
  await recordSent(deps, tx, finished.flatMap(({ prepared: { message } }) => {
    const at = changed.get(message.id) ?? null
    return at === null ? [] : [{ message, at }]
  }))
  const lost = settlements.filter(({ id }) => !changed.has(id))
  if (lost.length > 0) deps.log.error({ lost }, 'Messages were decided by somebody else before their outcome was known')
  const count = (kind: Settlement['kind']): number => settlements.filter((one) => one.kind === kind && changed.has(one.id)).length
  const channel = finished[0]?.prepared.message.channel ?? 'email'
  const counts = { sent: count('sent'), failed: count('failed'), unknown: count('unknown') }
  tx.afterCommit(() => { for (const [state, number] of Object.entries(counts)) if (number > 0) deps.metrics.messages.inc({ channel, state }, number) })
  return { changed, delivered: { sent: counts.sent, skipped: 0, failed: counts.failed + counts.unknown } }
}

function settlementOf({ prepared: { message }, attempt, outcome }: Finished, now: number): Settlement {
  const base: Settlement = { id: message.id, attempt, kind: 'sent', reason: null, error: null, ref: null, dueInMs: 0, isBounce: false }
  switch (outcome.kind) {
    case 'sent': return { ...base, ref: outcome.ref }
    case 'failed': return { ...base, kind: 'failed', reason: outcome.reason, error: outcome.error, isBounce: outcome.suppress }
    case 'unstarted': return { ...base, kind: 'retry' }
    case 'unknown': return { ...base, kind: 'unknown', reason: 'answer_lost', error: outcome.error }
    case 'retry':
    case 'repeat': {
      const isOver = now + outcome.afterMs - (message.firstTriedAt ?? now) > giveUpMs || (message.channel === 'webhook' && attempt >= mostCallAttempts)
      if (!isOver) return { ...base, kind: 'retry', error: outcome.error, dueInMs: outcome.afterMs }
      // Nobody knows whether the last call arrived: to say that it failed would be a guess.
      return outcome.kind === 'repeat' ? { ...base, kind: 'unknown', reason: 'answer_lost', error: outcome.error } : { ...base, kind: 'failed', reason: 'gave_up', error: outcome.error }
    }
  }
}
