import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { isAttempt, lockMessageFacts, writeDecisions } from './fence-repository.ts'
import type { Decision, LockedMessage } from './fence-repository.ts'
import { latestStartMs } from './fenced-send.ts'
import { longestWindowMs } from './frequency-cap.ts'
import { judgeMessage } from './judge-message.ts'
import type { Verdict } from './judge-message.ts'
import { metEnds } from './met-ends.ts'
import type { Prepared } from './prepared.ts'
import { RuleBook } from './rule-book.ts'
import type { RuleVerdict } from './rule-book.ts'

/** How long after a passing fault a message is made again. */
const againMs = 30_000

export interface Decided<P extends Prepared> {
  /** May go, with the number of this attempt. */
  readonly go: readonly { readonly prepared: P; readonly attempt: number }[]
  readonly skipped: number
  /** What they were made from has changed: they are due again already. */
  readonly again: number
  /** They wait for an hour at which they may go. */
  readonly putOff: number
  /** Messages that were decided at all: the rest are being decided by somebody else. */
  readonly touched: number
  /** The instant of the decision, epoch ms. */
  readonly at: number
}

/**
 * Transaction T1: looks once more, under locks, whether each message may go out, and writes down what follows. Those that may are
 * fenced (`isFinal` false: state sending, owned by us until the lease ends) or, where nothing irreversible follows, sent.
 */
export async function decideMessages<P extends Prepared>(deps: Deps, tx: Tx, given: { readonly prepared: readonly P[]; readonly isFinal: boolean }): Promise<Decided<P>> {
  const { prepared, isFinal } = given
  const { owner, limits } = deps.sender
  const startsWithinMs = isFinal ? 0 : Math.max(0, latestStartMs(limits))
  const lookBackMs = longestWindowMs(prepared.flatMap(({ rules }) => rules?.frequencyCaps ?? []))
  const { messages, counted, now } = await lockMessageFacts(deps, tx, {
    messageIds: prepared.map(({ message }) => message.id),
    customerIds: distinct(prepared.map(({ customerId }) => customerId)),
    journeyIds: distinct(prepared.map(({ message }) => message.journeyId)),
    addresses: distinct(prepared.map(({ address }) => address)),
    isEmail: prepared[0]?.message.channel === 'email',
    cappedMs: lookBackMs === 0 ? null : lookBackMs + startsWithinMs,
  })
  const ended = await metEnds(deps, tx, [...messages.values()].flatMap(({ runMessage }) => runMessage ?? []))
  const rules = new RuleBook({ now, startsWithinMs, counted })
  const decisions = prepared.flatMap((one): Decision[] => {
    const known = messages.get(one.message.id)
    return known ? [decisionOf(one, judge(rules, one, { ...known, hasMetEnd: ended.has(one.message.id) }), { now, isFinal })] : []
  })
  await writeDecisions(tx, decisions, { owner, leaseMs: limits.leaseMs, now })
  const later = decisions.flatMap((decision) => 'dueInMs' in decision && decision.dueInMs > 0 ? [decision.dueInMs] : [])
  if (later.length > 0) tx.afterCommit(() => { deps.wake.wakeAt('message.deliver', tx.workspaceId, Date.now() + Math.min(...later)) })
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const count = (kind: Decision['kind']): number => decisions.filter((decision) => decision.kind === kind).length
  return {
    go: prepared.flatMap((one) => {
      const decision = byId.get(one.message.id)
      const isGo = decision?.kind === 'fence' || decision?.kind === 'done'
      return isGo ? [{ prepared: one, attempt: (messages.get(one.message.id)?.attempt ?? 0) + (isAttempt(decision) ? 1 : 0) }] : []
    }),
    skipped: count('skip'),
    again: decisions.filter((decision) => decision.kind === 'again' && decision.dueInMs === 0).length,
    putOff: count('wait'),
    touched: decisions.length,
    at: now,
  }
}

/** The rules of the workspace come last: only what may go otherwise waits for its hour and takes a place under the caps. */
function judge(book: RuleBook, { message, rules, ...made }: Prepared, known: LockedMessage): Verdict | RuleVerdict {
  const verdict = judgeMessage(message, known, made)
  if (verdict.kind !== 'go' || rules === null || known.customerId === null) return verdict
  return book.judge({ messageId: message.id, customerId: known.customerId, rules, revision: known.rulesRevision, timeZone: known.customer?.timeZone ?? null })
}

function decisionOf({ message, content, rules }: Prepared, verdict: Verdict | RuleVerdict, { now, isFinal }: { readonly now: number; readonly isFinal: boolean }): Decision {
  const { id } = message
  if (verdict.kind === 'skip') return { id, kind: 'skip', reason: verdict.reason, error: verdict.error }
  if (verdict.kind === 'hold') return { id, kind: 'hold' }
  if (verdict.kind === 'again') return { id, kind: 'again', dueInMs: verdict.error === null ? 0 : againMs, error: verdict.error }
  if (verdict.kind === 'wait') return { id, kind: 'wait', reason: 'quiet_hours', dueInMs: verdict.until - now, error: verdict.error, inputs: verdict.inputs }
  const go = { id, counts: rules !== null, inputs: 'inputs' in verdict ? verdict.inputs : null }
  if (!isFinal) return { ...go, kind: 'fence' }
  return { ...go, kind: 'done', links: content !== null && 'links' in content ? content.links : null, ref: 'mailbox' }
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))]
