export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** "Mon, Tue". */
export const weekdaysShort = (weekdays: readonly number[]): string => weekdays.map((weekday) => (weekdayNames[weekday - 1] ?? '').slice(0, 3)).join(', ')
