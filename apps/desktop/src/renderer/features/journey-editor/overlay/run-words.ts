import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { dayLabel, instantLabel } from '../../../base/time.ts'

interface Run {
  readonly status: string
  readonly endReason?: string | null
  readonly nodeId: string | null
  readonly wakeAt: string | null
  readonly isHeld: boolean
  readonly startedAt: string
  readonly endedAt: string | null
}

const ends: Readonly<Record<string, string>> = { completed: 'Came to the end', converted: 'Converted', exited: 'Left', failed: 'Failed' }

/** Where a run is, in a few words. */
export function runWords({ status, nodeId, wakeAt, isHeld, endedAt }: Run, document: JourneyDocument): string {
  if (status !== 'active') return `${ends[status] ?? status}${endedAt === null ? '' : ` on ${dayLabel(endedAt)}`}`
  const place = nodeId === null ? 'Entry' : nodeLabels(document).get(nodeId) ?? 'a step of another version'
  if (isHeld) return `In ${place}, held: the journey is paused`
  return `In ${place}${wakeAt === null ? '' : ` until ${instantLabel(wakeAt)}`}`
}
