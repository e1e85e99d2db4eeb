import type { Purpose, Starter } from './starter.ts'

export const purposeNames: Readonly<Record<Purpose, string>> = { begin: 'Begin', sell: 'Sell', keep: 'Keep', back: 'Win back' }

/** Words people say for the same thing. */
const synonyms: Readonly<Record<string, string>> = {
  welcome: 'greeting signup sign-up newsletter subscriber', onboarding: 'activation setup getting started', 'lead-nurture': 'b2b drip crm sales scoring', 'trial-conversion': 'free upgrade saas paid', 'browse-abandonment': 'product view window shopping',
  'abandoned-cart': 'basket checkout recovery', 'post-purchase': 'thank you review feedback cross-sell upsell order', replenishment: 'refill reorder consumable', birthday: 'anniversary date', renewal: 'subscription contract expiry', 'win-back': 'lapsed reactivation re-engagement inactive', sunset: 'list hygiene clean inactive unsubscribe deliverability',
}

/** The starters that serve a purpose (null: any) and hold every word of the search, in their title, their words or their mails. */
export function findStarters(starters: readonly Starter[], { q, purpose }: { readonly q: string; readonly purpose: Purpose | null }): Starter[] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return starters.filter((starter) => (purpose === null || starter.purpose === purpose) && words.every((word) => textOf(starter).includes(word)))
}

function textOf({ id, title, does, why, mails, purpose }: Starter): string {
  return [title, does, why, synonyms[id] ?? '', purposeNames[purpose], ...mails.map(({ step }) => step)].join('\n').toLowerCase()
}
