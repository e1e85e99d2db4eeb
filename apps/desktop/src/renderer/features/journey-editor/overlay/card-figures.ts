import type { NodeKind } from '@sendero/flow-engine/document'
import { countLabel, shareLabel, shortCountLabel } from '../../../base/numbers.ts'
import type { NodeNumbers } from '../kernels/overlay/journey-numbers.ts'
import { nodeFigure, rateInterval, type Rate } from '../kernels/overlay/node-figures.ts'
import { parkingKinds } from './parking-kinds.ts'

/** One figure at the foot of a card. */
export interface CardFigure {
  readonly label: string
  readonly text: string
  /** The same in a sentence. */
  readonly words: string
  readonly look: 'plain' | 'strong' | 'bad' | 'rate' | 'few'
}

/** What a card says of a step: who came, who is there, who went on, and the one rate it is judged by. */
export function stepFigures(kind: NodeKind, numbers: NodeNumbers | undefined): CardFigure[] {
  const { entered, hereNow, left, rate, waiting, troubles, stuck } = nodeFigure(kind, numbers)
  if (kind === 'goal' || kind === 'exit') return [figure(kind === 'goal' ? 'converted' : 'ended here', entered, { look: kind === 'goal' && entered > 0 ? 'strong' : 'plain' })]
  return [
    figure('entered', entered),
    ...(parkingKinds.has(kind) || hereNow > 0 ? [figure('here now', hereNow, { look: hereNow > 0 ? 'strong' : 'plain' })] : []),
    // Nobody stays at a mail: what waits to go out takes the place of who left.
    waiting === 0 ? figure('left', left) : figure('waiting', waiting, { words: 'messages wait for quiet hours to end' }),
    ...(rate === null || rate.whole === 0 ? [] : [rateFigure(rate)]),
    ...(stuck === 0 ? [] : [figure('stuck', stuck, { words: 'people do not get on from here', look: 'bad' })]),
    ...(troubles === 0 ? [] : [figure('missed', troubles, { words: 'messages did not arrive', look: 'bad' })]),
  ]
}

/** `words`: in place of the label where there is room for a sentence. */
export function figure(label: string, count: number, { words = label, look = 'plain' }: { readonly words?: string; readonly look?: CardFigure['look'] } = {}): CardFigure {
  return { label, text: shortCount(count), words: `${countLabel(count)} ${words}`, look }
}

export const shortCount = (count: number): string => (count < 10_000 ? countLabel(count) : shortCountLabel(count))

/** Of few a range, because a rate of few says more than is known. */
function rateFigure(rate: Rate): CardFigure {
  const { label, part, whole } = rate
  const interval = rateInterval(rate)
  return {
    label: interval === null ? (label === 'converted later' ? 'converted' : label) : `${label === 'converted later' ? 'conv.' : label} n=${whole}`, look: interval === null ? 'rate' : 'few',
    text: interval === null ? shareLabel(part, whole) : `${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)}%`,
    words: `${countLabel(part)} of ${countLabel(whole)} ${label}${interval === null ? '' : '; so few that the true rate may lie anywhere in this range'}`,
  }
}
