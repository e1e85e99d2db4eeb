/** How often a schedule comes back, as its form asks for it. Weekdays as in ISO: 1 is Monday, 7 Sunday. */
export type Repeat =
  | { readonly kind: 'once' }
  | { readonly kind: 'daily'; readonly every: number }
  /** No weekday: that of the start. */
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly number[] }
  /** `day`: of the month; -1 is its last. */
  | { readonly kind: 'monthlyDay'; readonly every: number; readonly day: number }
  /** `nth`: 1 to 4, or -1 for the last. */
  | { readonly kind: 'monthlyWeekday'; readonly every: number; readonly nth: number; readonly weekday: number }
  | { readonly kind: 'yearly'; readonly every: number }
  /** RFC 5545, for what the form has no words for. */
  | { readonly kind: 'own'; readonly rule: string }

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const codeOf = (weekday: number): string => codes[weekday - 1] ?? 'MO'
const weekdayOf = (code: string): number => codes.indexOf(code) + 1

const nths: readonly number[] = [1, 2, 3, 4, -1]

/** The rule of a repeat; undefined for one that comes once. */
export function ruleOf(repeat: Repeat): string | undefined {
  switch (repeat.kind) {
    case 'once': return undefined
    case 'daily': return `FREQ=DAILY${interval(repeat.every)}`
    case 'weekly': return `FREQ=WEEKLY${interval(repeat.every)}${repeat.weekdays.length === 0 ? '' : `;BYDAY=${[...repeat.weekdays].sort((a, b) => a - b).map(codeOf).join(',')}`}`
    case 'monthlyDay': return `FREQ=MONTHLY${interval(repeat.every)};BYMONTHDAY=${repeat.day}`
    case 'monthlyWeekday': return `FREQ=MONTHLY${interval(repeat.every)};BYDAY=${repeat.nth}${codeOf(repeat.weekday)}`
    case 'yearly': return `FREQ=YEARLY${interval(repeat.every)}`
    case 'own': return repeat.rule
  }
}

const interval = (every: number): string => (every === 1 ? '' : `;INTERVAL=${every}`)

/** What a rule says, as far as the form has words for it; everything else stays the text it is. */
export function repeatOf(rule: string | undefined): Repeat {
  if (rule === undefined) return { kind: 'once' }
  const own: Repeat = { kind: 'own', rule }
  const parts = rule.split(';').map((part) => part.split('=', 2) as [string, string?])
  const said = new Map(parts.map(([name, value = '']) => [name, value]))
  const every = Number(said.get('INTERVAL') ?? '1')
  if (said.size !== parts.length || !Number.isInteger(every) || every < 1) return own
  const rest = [...said.keys()].filter((name) => name !== 'FREQ' && name !== 'INTERVAL')
  return known({ frequency: said.get('FREQ') ?? '', every, rest, said }) ?? own
}

interface Said { readonly frequency: string; readonly every: number; readonly rest: readonly string[]; readonly said: ReadonlyMap<string, string> }

function known({ frequency, every, rest, said }: Said): Repeat | null {
  const [only] = rest
  if (rest.length > 1) return null
  const byDay = said.get('BYDAY') ?? ''
  switch (frequency) {
    case 'DAILY': return only === undefined ? { kind: 'daily', every } : null
    case 'YEARLY': return only === undefined ? { kind: 'yearly', every } : null
    case 'WEEKLY': {
      if (only === undefined) return { kind: 'weekly', every, weekdays: [] }
      const weekdays = byDay.split(',').map(weekdayOf)
      return only === 'BYDAY' && !weekdays.includes(0) ? { kind: 'weekly', every, weekdays } : null
    }
    case 'MONTHLY': return monthly(every, only, { byDay, day: Number(said.get('BYMONTHDAY')) })
    default: return null
  }
}

function monthly(every: number, only: string | undefined, { byDay, day }: { readonly byDay: string; readonly day: number }): Repeat | null {
  if (only === 'BYMONTHDAY') return Number.isInteger(day) && (day === -1 || (day >= 1 && day <= 31)) ? { kind: 'monthlyDay', every, day } : null
  const [, nth = '', code = ''] = /^(-?\d)([A-Z]{2})$/.exec(byDay) ?? []
  return only === 'BYDAY' && nths.includes(Number(nth)) && weekdayOf(code) > 0 ? { kind: 'monthlyWeekday', every, nth: Number(nth), weekday: weekdayOf(code) } : null
}
