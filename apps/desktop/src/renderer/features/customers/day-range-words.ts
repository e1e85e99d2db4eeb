// Days of the calendar, not instants: read and written in the same zone, they cannot slip to a neighbour.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

/** "1–29 Mar 2026", in the reader's language. */
export const dayRangeWords = ({ from, to }: { readonly from: string; readonly to: string }): string => format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
