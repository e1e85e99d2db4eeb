import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { loadSubscriptions, writeSubscriptions } from '../customers/index.ts'
import type { SubscriptionChange, SubscriptionStatus } from '../customers/index.ts'

/** What a call is worth as consent to e-mail. None of these ever undoes an unsubscribe; only the person's own word does. */
export interface ConsentWord {
  /** `identified`: by the tracking API, worth a subscription only to people of whom nothing else is known. */
  readonly kind: 'identified' | 'attested' | 'none'
  readonly source: 'sdk' | 'import'
  readonly evidence: JsonObject
}

interface Input {
  readonly words: readonly ({ readonly customerId: string; readonly consent: ConsentWord } | null)[]
  readonly now: number
}

export async function applyConsent(tx: Tx, { words, now }: Input): Promise<void> {
  const given = words.filter((word) => word !== null)
  if (given.length === 0) return
  const stored = await loadSubscriptions(tx, [...new Set(given.map(({ customerId }) => customerId))], 'email')
  const current = new Map([...stored].map(([id, { status }]) => [id, status]))
  const changes: SubscriptionChange[] = []
  for (const { customerId, consent } of given) {
    const status = afterConsent(current.get(customerId), consent.kind)
    if (status === null) continue
    current.set(customerId, status)
    changes.push({ customerId, channel: 'email', status, source: consent.source, evidence: consent.evidence })
  }
  await writeSubscriptions(tx, changes, now)
}

/** The new status, or null when this word changes nothing. */
function afterConsent(current: SubscriptionStatus | undefined, kind: ConsentWord['kind']): SubscriptionStatus | null {
  if (kind === 'none') return current === undefined ? 'unproven' : null
  if (kind === 'identified') return current === undefined ? 'subscribed' : null
  return current === undefined || current === 'unproven' ? 'subscribed' : null
}
