import { countLabel } from '../../../base/numbers.ts'
import type { CountChange, RateChange } from '../kernels/overlay/number-change.ts'

export type Direction = 'up' | 'down' | 'flat'

export interface ChangeWords {
  readonly direction: Direction
  /** With its sign: people, or points of a rate. */
  readonly text: string
  /** The same as a share of what was, where enough were counted; else as `text`. */
  readonly share: string
  /** In a sentence without a full stop. */
  readonly words: string
}

const directionOf = (difference: number): Direction => (difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat')
const signed = (number: number, text: string): string => (number > 0 ? `+${text}` : number < 0 ? `−${text}` : text)

/** `than`: "the 7 days before". */
export function countWords({ before, difference, share }: CountChange, than: string): ChangeWords {
  const size = countLabel(Math.abs(difference))
  const text = difference === 0 ? '±0' : signed(difference, size)
  const words = difference === 0 ? `as many as in ${than}` : `${size} ${difference > 0 ? 'more' : 'fewer'} than in ${than} (${countLabel(before)})`
  return { direction: directionOf(difference), text, share: share === null || difference === 0 ? text : signed(difference, `${Math.round(Math.abs(share) * 100)}%`), words }
}

/** Of few it says that it may be chance, and between which differences the true one lies. */
export function rateWords({ points, low, high, mayBeChance }: RateChange, than: string): ChangeWords {
  const rounded = Math.round(points * 100)
  const range = `the true difference lies between ${signedPoints(low)} and ${signedPoints(high)} points`
  const text = `${rounded === 0 ? '±0' : signed(rounded, String(Math.abs(rounded)))} ${Math.abs(rounded) === 1 ? 'pt' : 'pts'}`
  return {
    direction: mayBeChance ? 'flat' : directionOf(rounded), text, share: text,
    words: `${rounded === 0 ? 'the same rate as' : `${Math.abs(rounded)} points ${rounded > 0 ? 'higher' : 'lower'} than`} in ${than}; ${mayBeChance ? `this may be chance: ${range}` : range}`,
  }
}

const signedPoints = (points: number): string => signed(Math.round(points * 100), String(Math.abs(Math.round(points * 100))))
