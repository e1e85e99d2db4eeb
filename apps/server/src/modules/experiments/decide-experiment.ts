import { addDuration, parseDuration } from '@sendero/flow-engine/time'
import { compareVariants } from './compare-variants.ts'
import type { VariantTally } from './compare-variants.ts'
import type { Experiment } from './experiment.ts'

export type Decision =
  | { readonly kind: 'decided'; readonly winner: string; readonly reason: 'won' | 'deadline' }
  /** `lookAt`: when to look again, epoch milliseconds. */
  | { readonly kind: 'open'; readonly lookAt: number }

const minuteMs = 60_000
/** Looks from the start to the deadline: enough that nobody waits long for a winner, few enough for a clock that is moved by months. */
const looks = 100

/** Whether an experiment has a winner by now: one that surely beats the others, or at the deadline the fallback, or the best so far. */
export function decideExperiment({ config, startedAt }: Pick<Experiment, 'config' | 'startedAt'>, tallies: readonly VariantTally[], now: number): Decision {
  const endsAt = endOf(config.deadline, startedAt)
  const { best, confidence } = compareVariants(tallies, config.minimumSample)
  const hasSample = tallies.every(({ runs }) => runs >= config.minimumSample)
  if (best !== null && hasSample && confidence >= config.confidence / 100) return { kind: 'decided', winner: best, reason: 'won' }
  const fallback = config.fallback === '' ? best ?? config.variants[0]?.id : config.fallback
  if (now >= endsAt && fallback !== undefined) return { kind: 'decided', winner: fallback, reason: 'deadline' }
  const every = Math.max(minuteMs, Math.ceil((endsAt - startedAt) / looks))
  return { kind: 'open', lookAt: now < endsAt ? Math.min(endsAt, now + every) : now + every }
}

function endOf(deadline: string, startedAt: number): number {
  const duration = parseDuration(deadline)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${deadline}"`)
  return addDuration(startedAt, duration, 'UTC')
}
