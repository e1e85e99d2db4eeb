import { Badge } from '@sendero/ui'
import { subscriptionLooks, subscriptionOf, suppressionReason } from './subscription-words.ts'
import type { CustomerRow } from './use-customers.ts'

export function SubscriptionBadge({ customer }: { readonly customer: Pick<CustomerRow, 'subscriptions' | 'suppressed'> }) {
  const { label, tone, hint } = subscriptionLooks[subscriptionOf(customer)]
  return <Badge tone={tone} title={customer.suppressed === null ? hint : `${hint}: ${suppressionReason(customer.suppressed.reason)}`}>{label}</Badge>
}
