import { t } from '@sendero/i18n'
import type { Tone } from '@sendero/ui'
import type { SubscriptionChoice } from './customer-filter.ts'
import type { CustomerRow } from './use-customers.ts'

interface Look { readonly label: string; readonly tone: Tone; readonly hint: string }

export const subscriptionLooks: Readonly<Record<SubscriptionChoice, Look>> = {
  subscribed: { label: t('Subscribed'), tone: 'good', hint: t('Has agreed to receive e-mail') },
  unsubscribed: { label: t('Unsubscribed'), tone: 'neutral', hint: t('Has said no to e-mail') },
  none: { label: t('No consent'), tone: 'warn', hint: t('Nobody has said that they agreed, so no marketing mail is sent') },
  suppressed: { label: t('Suppressed'), tone: 'danger', hint: t('Nothing is sent to this address') },
}

/** A suppression is stronger than whatever was said. */
export function subscriptionOf({ subscriptions, suppressed }: Pick<CustomerRow, 'subscriptions' | 'suppressed'>): SubscriptionChoice {
  if (suppressed !== null) return 'suppressed'
  return subscriptions.email === 'unproven' ? 'none' : subscriptions.email
}

const reasons: Readonly<Record<string, string>> = {
  hard_bounce: t('mail to it came back'), complaint: t('they complained'), unsubscribe: t('they unsubscribed'), manual: t('somebody stopped it by hand'), erased: t('somebody with this address was erased'),
}

export const suppressionReason = (reason: string): string => reasons[reason] ?? reason
