import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { isAttempt, lockMessageFacts, writeDecisions } from './fence-repository.ts'
import type { Decision } from './fence-repository.ts'
import { judgeMessage } from './judge-message.ts'
import type { Verdict } from './judge-message.ts'
import type { Prepared } from './prepared.ts'

/** How long after a passing fault a message is made again. */
const againMs = 30_000

export interface Decided<P extends Prepared> {
  /** May go, with the number of this attempt. */
  readonly go: readonly { readonly prepared: P; readonly attempt: number }[]
  readonly skipped: number
  /** What they were made from has changed: they are due again already. */
  readonly again: number
  /** Messages that were decided at all: the rest are being decided by somebody else. */
  readonly touched: number
}

/**
 * Transaction T1: looks once more, under locks, whether each message may go out, and writes down what follows. Those that may are
 * fenced (`isFinal` false: state sending, owned by us until the lease ends) or, where nothing irreversible follows, sent.
 */
export async function decideMessages<P extends Prepared>(deps: Deps, tx: Tx, given: { readonly prepared: readonly P[]; readonly isFinal: boolean }): Promise<Decided<P>> {
  const { prepared, isFinal } = given
  const facts = await lockMessageFacts(deps, tx, {
    messageIds: prepared.map(({ message }) => message.id),
    customerIds: distinct(prepared.map(({ customerId }) => customerId)),
    journeyIds: distinct(prepared.map(({ message }) => message.journeyId)),
    addresses: distinct(prepared.map(({ address }) => address)),
    isEmail: prepared[0]?.message.channel === 'email',
  })
  const decisions = prepared.flatMap((one): Decision[] => {
    const known = facts.get(one.message.id)
    return known ? [decisionOf(one, judgeMessage(one.message, known, one), isFinal)] : []
  })
  const { owner, limits } = deps.sender
  await writeDecisions(tx, decisions, { owner, leaseMs: limits.leaseMs })
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const later = decisions.flatMap((decision) => decision.kind === 'again' && decision.dueInMs > 0 ? [decision.dueInMs] : [])
  if (later.length > 0) tx.afterCommit(() => { deps.wake.wakeAt('message.deliver', tx.workspaceId, Date.now() + Math.min(...later)) })
  return {
    go: prepared.flatMap((one) => {
      const decision = byId.get(one.message.id)
      const isGo = decision?.kind === 'fence' || decision?.kind === 'done'
      return isGo ? [{ prepared: one, attempt: (facts.get(one.message.id)?.attempt ?? 0) + (isAttempt(decision) ? 1 : 0) }] : []
    }),
    skipped: decisions.filter(({ kind }) => kind === 'skip').length,
    again: decisions.filter((decision) => decision.kind === 'again' && decision.dueInMs === 0).length,
    touched: decisions.length,
  }
}

function decisionOf({ message, content }: Prepared, verdict: Verdict, isFinal: boolean): Decision {
  const { id } = message
  if (verdict.kind === 'skip') return { id, kind: 'skip', reason: verdict.reason, error: verdict.error }
  if (verdict.kind === 'hold') return { id, kind: 'hold' }
  if (verdict.kind === 'again') return { id, kind: 'again', dueInMs: verdict.error === null ? 0 : againMs, error: verdict.error }
  if (!isFinal) return { id, kind: 'fence' }
  return { id, kind: 'done', links: content !== null && 'links' in content ? content.links : null, ref: 'mailbox' }
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))]
