import type { Tone } from '@sendero/ui'
import type { SubscriptionChoice } from './customer-filter.ts'
import type { CustomerRow } from './use-customers.ts'

interface Look { readonly label: string; readonly tone: Tone; readonly hint: string }

export const subscriptionLooks: Readonly<Record<SubscriptionChoice, Look>> = {
  subscribed: { label: 'Subscribed', tone: 'good', hint: 'Has agreed to receive e-mail' },
  unsubscribed: { label: 'Unsubscribed', tone: 'neutral', hint: 'Has said no to e-mail' },
  none: { label: 'No consent', tone: 'warn', hint: 'Nobody has said that they agreed, so no marketing mail is sent' },
  suppressed: { label: 'Suppressed', tone: 'danger', hint: 'Nothing is sent to this address' },
}

/** A suppression is stronger than whatever was said. */
export function subscriptionOf({ subscriptions, suppressed }: Pick<CustomerRow, 'subscriptions' | 'suppressed'>): SubscriptionChoice {
  if (suppressed !== null) return 'suppressed'
  return subscriptions.email === 'unproven' ? 'none' : subscriptions.email
}

const reasons: Readonly<Record<string, string>> = {
  hard_bounce: 'mail to it came back', complaint: 'they complained', unsubscribe: 'they unsubscribed', manual: 'somebody stopped it by hand', erased: 'somebody with this address was erased',
}

export const suppressionReason = (reason: string): string => reasons[reason] ?? reason
