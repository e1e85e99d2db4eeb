import type { Repeat } from './repeat.ts'

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const short = (weekday: number): string => (weekdayNames[weekday - 1] ?? '').slice(0, 3)

const nthWords: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' }

/** `every Mon, Thu`, `every 2 months on the last Friday`; empty for what comes once. */
export function repeatInWords(repeat: Repeat): string {
  switch (repeat.kind) {
    case 'once': return ''
    case 'daily': return every(repeat.every, 'day')
    case 'weekly': return weekly(repeat.every, repeat.weekdays)
    case 'monthlyDay': return `${every(repeat.every, 'month')} on ${repeat.day === -1 ? 'the last day' : `day ${repeat.day}`}`
    case 'monthlyWeekday': return `${every(repeat.every, 'month')} on the ${nthWords[repeat.nth] ?? ''} ${weekdayNames[repeat.weekday - 1] ?? ''}`
    case 'yearly': return every(repeat.every, 'year')
    case 'own': return 'by a rule of its own'
  }
}

const every = (count: number, unit: string): string => (count === 1 ? `every ${unit}` : `every ${count} ${unit}s`)

function weekly(count: number, weekdays: readonly number[]): string {
  const days = weekdaysInWords(weekdays)
  if (weekdays.length === 0) return every(count, 'week')
  return count === 1 ? `every ${days === 'every day' ? 'day' : days}` : `every ${count} weeks on ${days}`
}

/** `Mon to Fri`, `Mon, Thu`, `every day`; a single day by its whole name. */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b)
  const [first = 0] = sorted
  if (sorted.length === 7) return 'every day'
  if (sorted.length === 1) return weekdayNames[first - 1] ?? ''
  const isRow = sorted.length > 2 && sorted.every((weekday, at) => weekday === first + at)
  return isRow ? `${short(first)} to ${short(first + sorted.length - 1)}` : sorted.map(short).join(', ')
}
