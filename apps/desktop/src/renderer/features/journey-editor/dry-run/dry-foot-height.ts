/** Pixels a card is higher by, for when somebody was there and what decided. */
export const dryFootHeight = 46
