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

/** Where a run is, without when. */
export const runState = (run: Run, document: JourneyDocument): string => runWords({ ...run, wakeAt: null, endedAt: null }, document)

/** Where a run is, in a few words. */
export function runWords({ status, nodeId, wakeAt, isHeld, endedAt }: Run, document: JourneyDocument): string {
  if (status !== 'active') return `${ends[status] ?? status}${endedAt === null ? '' : ` on ${dayLabel(endedAt)}`}`
  const name = nodeId === null ? 'Entry' : nodeLabels(document).get(nodeId)
  const place = name === undefined ? 'In a step of another version' : `In “${name}”`
  if (isHeld) return `${place}, held: the journey is paused`
  return `${place}${wakeAt === null ? '' : ` until ${instantLabel(wakeAt)}`}`
}
