/** Lengths in pixels at 100 %. `main` runs with the flow, `cross` beside it; which is x and which is y the direction says. */
export interface Metrics {
  readonly card: { readonly main: number; readonly cross: number }
  /** The button at a way out that leads nowhere yet. */
  readonly end: { readonly main: number; readonly cross: number }
  /** Between a card and what follows, with and without a label on the way. */
  readonly gap: number
  readonly labelledGap: number
  /** Where on the way label and button sit, from the card they leave. */
  readonly label: number
  readonly plus: number
  readonly labelledPlus: number
  /** Where ways turn: after a card with several ports, and before one where ways meet. */
  readonly outBus: number
  readonly inBus: number
  /** Between columns, and between the journey and parts parked beside it. */
  readonly columnGap: number
  readonly parkedGap: number
}

export type Direction = 'TB' | 'LR'

const cardWidth = 248
const cardHeight = 72
const endSize = 28

/** `extra`: what every card is higher by, when numbers are shown on it. */
export function metricsOf(direction: Direction, extra = 0): Metrics {
  const height = cardHeight + extra
  const shared = { outBus: 20, inBus: 20 }
  if (direction === 'TB') {
    return {
      ...shared, card: { main: height, cross: cardWidth }, end: { main: endSize, cross: 160 },
      gap: 60, labelledGap: 96, label: 42, plus: 30, labelledPlus: 70, columnGap: 40, parkedGap: 96,
    }
  }
  return {
    ...shared, card: { main: cardWidth, cross: height }, end: { main: endSize, cross: 32 },
    gap: 76, labelledGap: 212, label: 100, plus: 38, labelledPlus: 186, columnGap: 32, parkedGap: 96,
  }
}
