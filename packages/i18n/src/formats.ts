import { perLanguage, shownLocale, spoken } from './language.ts'

// Numbers, dates and lists in the reader's way of writing. `Intl` objects are dear to make and cheap to use.

const numbers = perLanguage((options) => new Intl.NumberFormat(shownLocale(), JSON.parse(options) as Intl.NumberFormatOptions))
const dates = perLanguage((options) => new Intl.DateTimeFormat(shownLocale(), JSON.parse(options) as Intl.DateTimeFormatOptions))
const relatives = perLanguage((options) => new Intl.RelativeTimeFormat(shownLocale(), JSON.parse(options) as Intl.RelativeTimeFormatOptions))
const lists = perLanguage((options) => new Intl.ListFormat(shownLocale(), JSON.parse(options) as Intl.ListFormatOptions))
const orders = perLanguage(() => new Intl.Collator(shownLocale()))

const disguised = (words: string): string => spoken().disguiseWords?.(words) ?? words

/** 12,345 */
export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string => disguised(numbers(JSON.stringify(options)).format(value))

/** Say in `options` which parts are shown and in which time zone. */
export const formatDate = (at: Date, options: Intl.DateTimeFormatOptions): string => disguised(dates(JSON.stringify(options)).format(at))

/** "CET": how the zone is called at that instant; the page's own zone without one. */
export const zoneNameAt = (at: Date, timeZone: string | undefined): string => dates(JSON.stringify({ timeZone, timeZoneName: 'short' })).formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''

/** "1 – 29 Mar 2026" */
export const formatDateRange = (range: { readonly from: Date; readonly to: Date }, options: Intl.DateTimeFormatOptions): string => disguised(dates(JSON.stringify(options)).formatRange(range.from, range.to))

/** "3 minutes ago", "tomorrow". */
export const formatRelativeTime = (amount: number, unit: Intl.RelativeTimeFormatUnit): string => disguised(relatives('{"numeric":"auto"}').format(amount, unit))

/** "Ada, Bo, and Cy": all of them, or one of them with `disjunction`. */
export const formatList = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string => lists(JSON.stringify({ type })).format(items)

/** The order in which a reader looks for names. */
export const inReadersOrder = (a: string, b: string): number => orders('').compare(a, b)
