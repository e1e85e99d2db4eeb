import type { JsonObject } from '@sendero/flow-engine'
import type { SubscriptionStatus } from '../customers/index.ts'

/** What a call is worth as consent to e-mail. None of these ever undoes an unsubscribe; only the person's own word does. */
export interface ConsentWord {
  /**
   * `identified`: by the tracking API or ours, worth a subscription only to people of whom nothing else is known. `attested`: somebody
   * vouches for it. `none`: known without any consent.
   */
  readonly kind: 'identified' | 'attested' | 'none'
  readonly source: 'api' | 'import' | 'sdk'
  readonly evidence: JsonObject
}

/** The new status, or null when this word changes nothing. */
export function afterConsent(current: SubscriptionStatus | null, kind: ConsentWord['kind']): SubscriptionStatus | null {
  if (kind === 'none') return current === null ? 'unproven' : null
  if (kind === 'identified') return current === null ? 'subscribed' : null
  return current === null || current === 'unproven' ? 'subscribed' : null
}

const byRestriction: readonly (SubscriptionStatus | null)[] = [null, 'subscribed', 'unproven', 'unsubscribed']

/** Of two words about one person the more restrictive stands; any word stands against none. */
export const isMoreRestrictive = (status: SubscriptionStatus | null, than: SubscriptionStatus | null): boolean => byRestriction.indexOf(status) > byRestriction.indexOf(than)
