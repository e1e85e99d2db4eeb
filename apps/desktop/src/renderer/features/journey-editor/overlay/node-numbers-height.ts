/** Pixels a card is higher by while it shows numbers. */
export const nodeNumbersHeight = 42
/** And by this much more while it says how they compare. */
export const compareLineHeight = 22
