const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export const monthName = (month: number): string => monthNames[month - 1] ?? ''

/** To choose from, by number as text. */
export const monthChoices: readonly { readonly value: string; readonly label: string }[] = monthNames.map((label, index) => ({ value: String(index + 1), label }))
