/** Pixels a card is higher by while it shows numbers. */
export const nodeNumbersHeight = 42
