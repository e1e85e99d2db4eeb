import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { lockMessageFacts, writeDecisions } from './fence-repository.ts'
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
  /** Messages that were decided at all: the rest are being decided by somebody else. */
  readonly touched: number
}

/**
 * Transaction T1: looks once more, under locks, whether each message may go out, and writes down what follows. Those that may are
 * fenced (`isFinal` false: state sending, owned by us until the lease ends) or, where nothing irreversible follows, sent.
 */
export async function decideMessages<P extends Prepared>(deps: Deps, tx: Tx, given: { readonly prepared: readonly P[]; readonly isFinal: boolean; readonly now: number }): Promise<Decided<P>> {
  const { prepared, isFinal, now } = given
  const facts = await lockMessageFacts(deps, tx, {
    messageIds: prepared.map(({ message }) => message.id),
    customerIds: distinct(prepared.map(({ customerId }) => customerId)),
    journeyIds: distinct(prepared.map(({ message }) => message.journeyId)),
    isEmail: prepared[0]?.message.channel === 'email',
  })
  const decisions = prepared.flatMap((one): Decision[] => {
    const known = facts.get(one.message.id)
    return known ? [decisionOf(one, judgeMessage(one.message, known, one), isFinal)] : []
  })
  const { owner, limits } = deps.sender
  const attempts = await writeDecisions(tx, decisions, { owner, leaseMs: limits.leaseMs, now })
  const kinds = new Map(decisions.map(({ id, kind }) => [id, kind]))
  return {
    go: prepared.flatMap((one) => {
      const kind = kinds.get(one.message.id)
      const attempt = attempts.get(one.message.id)
      return (kind === 'fence' || kind === 'done') && attempt !== undefined ? [{ prepared: one, attempt }] : []
    }),
    skipped: decisions.filter(({ id, kind }) => kind === 'skip' && attempts.has(id)).length,
    touched: attempts.size,
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
