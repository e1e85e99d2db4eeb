import type { DateRange } from '@sendero/ui'
import { fixedRange, rangeQuery } from './range-query.ts'
import type { Reading } from './reading.ts'

const day = 86_400_000
const lengths: Readonly<Record<string, { readonly ms: number; readonly words: string }>> = { '24h': { ms: day, words: '24 hours' }, '7d': { ms: 7 * day, words: '7 days' }, '30d': { ms: 30 * day, words: '30 days' } }

export interface ComparedQuestion { readonly from?: string; readonly to?: string; readonly version?: number }

/** What to ask for to compare with; null when nothing is compared. `now`: by the clock of the workspace. */
export function comparedQuestion({ range, version, against }: Pick<Reading, 'range' | 'version' | 'against'>, { now, zone }: { readonly now: number; readonly zone: string }): ComparedQuestion | null {
  if (against.kind === 'version') return { ...fixedRange(rangeQuery(range, zone), now), version: against.version }
  const before = against.kind === 'previous' ? timeBefore(range, { now, zone }) : null
  return before === null ? null : { ...before, ...(version === null ? {} : { version }) }
}

/** As long a time as the range, right before it; null for all time, before which there is none. */
function timeBefore(range: DateRange, { now, zone }: { readonly now: number; readonly zone: string }): { readonly from: string; readonly to: string } | null {
  if (range.kind === 'preset') {
    const length = lengths[range.preset]
    return length === undefined ? null : { from: new Date(now - 2 * length.ms).toISOString(), to: new Date(now - length.ms).toISOString() }
  }
  const days = daysOf(range)
  const { from, to } = rangeQuery({ kind: 'days', from: shifted(range.from, -days), to: shifted(range.from, -1) }, zone)
  return from === undefined || to === undefined ? null : { from, to }
}

/** How the time or version is called that numbers are compared with: "the 7 days before". Null when none is. */
export function comparedWords({ range, against }: Pick<Reading, 'range' | 'against'>): string | null {
  if (against.kind === 'version') return `version ${against.version}`
  if (against.kind === 'none') return null
  if (range.kind === 'preset') { const length = lengths[range.preset]; return length === undefined ? null : `the ${length.words} before` }
  const days = daysOf(range)
  return days === 1 ? 'the day before' : `the ${days} days before`
}

const utc = (text: string): number => Date.parse(`${text}T00:00:00Z`)
const daysOf = ({ from, to }: Extract<DateRange, { kind: 'days' }>): number => Math.round((utc(to) - utc(from)) / day) + 1
const shifted = (text: string, days: number): string => new Date(utc(text) + days * day).toISOString().slice(0, 10)
