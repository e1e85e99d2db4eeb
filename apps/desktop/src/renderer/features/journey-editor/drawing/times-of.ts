import type { JourneyDocument } from '@sendero/flow-engine/document'
import { elapsedTimes, type Elapsed } from '../kernels/time-axis/elapsed-times.ts'

const hour = 3_600_000

// A document is never changed in place. A fixed day comes nearer only hour by hour.
const known = new WeakMap<JourneyDocument, { readonly hour: number; readonly times: ReadonlyMap<string, Elapsed> }>()

/** How long after entering people come to each step, for those who enter from now on. */
export function timesOf(document: JourneyDocument): ReadonlyMap<string, Elapsed> {
  const now = Math.floor(Date.now() / hour)
  const found = known.get(document)
  if (found?.hour === now) return found.times
  const times = elapsedTimes(document, now * hour)
  known.set(document, { hour: now, times })
  return times
}
