import { formatDateRange } from '@sendero/i18n'

// Days of the calendar, not instants: read and written in the same zone, they cannot slip to a neighbour.

/** "1–29 Mar 2026", in the reader's language. */
export const dayRangeWords = ({ from, to }: { readonly from: string; readonly to: string }): string => formatDateRange({ from: new Date(`${from}T00:00:00Z`), to: new Date(`${to}T00:00:00Z`) }, { dateStyle: 'medium', timeZone: 'UTC' })
