import { seededRandom } from './seeded-random.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What somebody does with a mail, and how long after it came; null: they do not. */
export interface MailReaction { readonly opensAfter: number | null; readonly clicksAfter: number | null; readonly buysAfter: number | null; readonly unsubscribesAfter: number | null }

/** How well a mail does: shares of those who got, opened, followed it. */
export interface MailAppeal { readonly opens: number; readonly clicks: number; readonly buys: number; readonly unsubscribes: number }

/** The same for the same person and mail, whatever ids the run has. */
export function mailReaction(seed: string, mail: { readonly userId: string; readonly nodeId: string; readonly cartId: string }, appeal: MailAppeal): MailReaction {
  const random = seededRandom(`${seed} mail ${mail.userId} ${mail.nodeId} ${mail.cartId}`)
  // Most within hours, some after a day or two.
  const opensAfter = random.chance(appeal.opens) ? 5 * minuteMs + random.next() ** 3 * 44 * hourMs : null
  const clicksAfter = opensAfter !== null && random.chance(appeal.clicks) ? opensAfter + random.whole(1, 20) * minuteMs : null
  const buysAfter = clicksAfter !== null && random.chance(appeal.buys) ? clicksAfter + random.whole(3, 60) * minuteMs : null
  const unsubscribesAfter = opensAfter !== null && random.chance(appeal.unsubscribes) ? opensAfter + minuteMs : null
  return { opensAfter, clicksAfter, buysAfter, unsubscribesAfter }
}
