import type { ExplainedLine, Found } from '@sendero/flow-engine/segment'
import { countOf } from '../base/numbers.ts'
import { instantLabel } from '../base/time.ts'

// What was found about one person, said beside the line it decided: "last on Oct 20, 41 days ago".

type AsTold<Each> = Each extends { kind: 'messages' } ? Omit<Each, 'last' | 'lastSent'> & { readonly last: string | null; readonly lastSent: string | null } : Each extends { kind: 'count' } ? Omit<Each, 'last'> & { readonly last: string | null } : Each extends { kind: 'moment' } ? Omit<Each, 'at'> & { readonly at: string | null } : Each
/** As it comes over the wire: instants are text. */
export type ToldFound = AsTold<Found>
export type ToldLine = Omit<ExplainedLine, 'turnsAt' | 'found'> & { readonly turnsAt: string | null; readonly found: ToldFound | null }

const mostValues = 5

/** Empty for a group, whose lines say it. */
export function foundWords({ rule, found }: ToldLine, now: string): string {
  switch (found?.kind) {
    case undefined: return ''
    case 'values': return valueWords(found.values, found.isSet)
    case 'count': return found.last === null ? 'never did it' : `${countOf(found.count, 'time', 'times')}${'within' in rule && rule.within !== undefined ? ' in that time' : ''}, last ${agoWords(found.last, now)}`
    case 'messages': return messageWords(found, rule, now)
    case 'measure': return found.value === null ? 'has no number to go by' : `comes to ${found.value.toLocaleString('en', { maximumFractionDigits: 6 })}`
    case 'moment': return found.at === null ? 'never did it' : agoWords(found.at, now)
    case 'anniversary': return anniversaryWords(found)
    case 'segment': return found.isIn ? 'is in it' : 'is not in it'
    case 'sample': return `was drawn at ${found.place.toLocaleString('en', { maximumFractionDigits: 2 })} %`
    case 'consent': return found.status === null ? 'has said nothing' : consentWords[found.status]
    case 'reach': return found.reason === null ? 'it reaches them' : reasonWords[found.reason]
    case 'list': return found.isOn ? 'is on it' : 'is not on it'
  }
}

function anniversaryWords({ dates, next, timeZone }: Extract<ToldFound, { kind: 'anniversary' }>): string {
  if (next === null) return 'has no date'
  const when = next.days === 0 ? 'is today' : `is next on ${next.date}, in ${countOf(next.days, 'day', 'days')}`
  return `is ${dates.slice(0, mostValues).join(', ')}: its anniversary ${when}, by the clock of ${timeZone}`
}

/** "never opened one, last sent 3 days ago": why somebody has not, and whether they could have. */
function messageWords({ count, last, lastSent }: Extract<ToldFound, { kind: 'messages' }>, rule: ToldLine['rule'], now: string): string {
  if (!('message' in rule)) return ''
  const did = last === null ? neverWords[rule.message] : `${countOf(count, 'time', 'times')}${rule.within === undefined ? '' : ' in that time'}, last ${agoWords(last, now)}`
  return rule.message === 'sent' || lastSent === null ? did : `${did}; such a mail was last sent ${agoWords(lastSent, now)}`
}

const neverWords = { sent: 'was never sent one', opened: 'never opened one', clicked: 'never clicked in one', bounced: 'none ever bounced', unsubscribed: 'never unsubscribed from one' } as const
const consentWords = { subscribed: 'has subscribed', unsubscribed: 'has unsubscribed', unproven: 'has consented without proof' } as const
const reasonWords = { no_address: 'has no address', suppressed: 'the address is suppressed', unsubscribed: 'has unsubscribed', no_consent: 'has not subscribed' } as const

function valueWords(values: readonly string[], isSet: boolean): string {
  if (values.length === 0) return isSet ? 'holds no plain value' : 'has no value'
  const shown = values.slice(0, mostValues).map((value) => (value === '' ? 'an empty text' : value)).join(', ')
  return `is ${shown}${values.length > mostValues ? ` and ${values.length - mostValues} more` : ''}`
}

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const

/** "41 days ago (Oct 20, 2026, 3:00 PM UTC)"; what is to come is said as such. */
export function agoWords(at: string, now: string): string {
  const ms = Date.parse(now) - Date.parse(at)
  const [unit, length] = units.find(([, each]) => Math.abs(ms) >= each) ?? ['minute', 60_000]
  const count = Math.floor(Math.abs(ms) / length)
  const distance = count === 0 ? 'just now' : ms > 0 ? `${countOf(count, unit, `${unit}s`)} ago` : `in ${countOf(count, unit, `${unit}s`)}`
  return `${distance} (${instantLabel(at)})`
}
