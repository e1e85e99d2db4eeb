import type { Elapsed } from './elapsed-times.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** In as few letters as fit on a card: `At once`, `1 h`, `0–3 h`, `Day 2–5`, `Day 3+`. A day is said by how many full ones have passed. */
export function elapsedInShort({ earliest, latest }: Elapsed): string {
  if (latest === 0) return 'At once'
  if (latest === null) return earliest === 0 ? 'Any time' : `${pointInShort(earliest)}+`
  if (earliest === latest) return pointInShort(earliest)
  if (earliest >= day) return rangeOf('Day ', Math.floor(earliest / day), Math.floor(latest / day))
  const [from, to] = [inDay(earliest), inDay(latest)]
  if (latest >= day) return earliest === 0 ? `Day 0–${Math.floor(latest / day)}` : `${from.text} – day ${Math.floor(latest / day)}`
  return earliest === 0 ? `0–${to.text}` : from.unit === to.unit ? `${from.amount}–${to.text}` : `${from.text} – ${to.text}`
}

/** The same, a whole sentence: `Between 2 and 5 days after entering.` */
export function elapsedInWords({ earliest, latest }: Elapsed): string {
  if (latest === 0) return 'At once when people enter.'
  if (latest === null) return earliest === 0 ? 'Any time after entering, with no upper limit.' : `${lengthInWords(earliest)} after entering at the earliest, with no upper limit.`
  if (earliest === latest) return `${lengthInWords(earliest)} after entering.`
  return earliest === 0 ? `Up to ${lengthInWords(latest)} after entering.` : `Between ${lengthInWords(earliest)} and ${lengthInWords(latest)} after entering.`
}

const rangeOf = (head: string, from: number, to: number): string => (from === to ? `${head}${from}` : `${head}${from}–${to}`)

const pointInShort = (time: number): string => (time >= day ? `Day ${Math.floor(time / day)}` : inDay(time).text)

interface Short { readonly amount: number; readonly unit: 'h' | 'min'; readonly text: string }

function inDay(time: number): Short {
  const [amount, unit] = time >= hour ? [Math.round(time / hour), 'h'] as const : [Math.max(1, Math.round(time / minute)), 'min'] as const
  return { amount, unit, text: `${amount} ${unit}` }
}

/** Its two greatest parts: `2 days 4 hours`. */
function lengthInWords(time: number): string {
  const [days, hours, minutes] = [Math.floor(time / day), Math.floor(time % day / hour), Math.round(time % hour / minute)]
  const parts = [counted(days, 'day'), counted(hours, 'hour'), counted(minutes, 'minute')].filter((part) => part !== '')
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ')
}

const counted = (amount: number, unit: string): string => (amount === 0 ? '' : `${amount} ${unit}${amount === 1 ? '' : 's'}`)
