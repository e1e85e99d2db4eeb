import type { NodeKind } from '@sendero/flow-engine/document'
import { noNumbers, putOff, stuckPeople, troubles, type NodeNumbers } from './journey-numbers.ts'

/** The one rate a step is judged by, where it has one. */
export interface Rate {
  /** Such as "opened". */
  readonly label: string
  readonly part: number
  readonly whole: number
}

export interface NodeFigure {
  readonly entered: number
  readonly hereNow: number
  readonly left: number
  readonly rate: Rate | null
  readonly waiting: number
  readonly troubles: number
  readonly stuck: number
}

/** What a card says of a step. */
export function nodeFigure(kind: NodeKind, numbers: NodeNumbers | undefined): NodeFigure {
  const of = numbers ?? noNumbers
  return { entered: of.entered, hereNow: of.hereNow, left: of.left, rate: rateOf(kind, of), waiting: putOff(of), troubles: troubles(of), stuck: stuckPeople(of) }
}

function rateOf(kind: NodeKind, numbers: NodeNumbers): Rate | null {
  switch (kind) {
    case 'email': return { label: 'opened', part: numbers.opened, whole: numbers.delivered }
    case 'webhook': case 'notifyTeam': return { label: 'answered', part: numbers.sent, whole: numbers.sent + numbers.failed + (numbers.unknown ?? 0) }
    case 'goal': case 'exit': return null
    default: return numbers.converted === 0 ? null : { label: 'converted later', part: numbers.converted, whole: numbers.left }
  }
}

/** Below this many a rate says little: it is shown as a range. */
const few = 100
/** Standard normal quantile of 95 %. */
const z = 1.96

interface Interval { readonly low: number; readonly high: number }

/**
 * Where the true rate lies, with 95 % certainty, when only a few were counted (Wilson); null when there are enough, or none.
 */
export function rateInterval(rate: Rate): Interval | null {
  return rate.whole === 0 || rate.whole >= few ? null : wilson(rate)
}

/** The Wilson interval of a rate, of however many; there is somebody of whom it is a part. */
export function wilson({ part, whole }: Pick<Rate, 'part' | 'whole'>): Interval {
  const share = Math.min(1, part / whole)
  const middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
  const reach = z / (1 + z * z / whole) * Math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}
