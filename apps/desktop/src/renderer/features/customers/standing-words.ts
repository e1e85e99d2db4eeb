import type { Tone } from '@sendero/ui'
import { nodeLabel } from './timeline-words.ts'
import type { JourneyOfCustomer } from './use-customer.ts'

export interface Standing { readonly label: string; readonly tone: Tone; readonly place: string }

const ends: Readonly<Record<string, { readonly label: string; readonly tone: Tone; readonly place: string }>> = {
  completed: { label: 'Finished', tone: 'neutral', place: 'Came to the end' }, converted: { label: 'Converted', tone: 'good', place: 'Reached a goal' },
  exited: { label: 'Left', tone: 'neutral', place: 'Left before the end' }, failed: { label: 'Failed', tone: 'danger', place: 'Stopped by a fault' },
}

/** Where somebody stands in a journey, or how their way through it ended. */
export function standingWords({ status, nodeName, nodeKind, waitingFor, isHeld }: Pick<JourneyOfCustomer, 'status' | 'nodeName' | 'nodeKind' | 'waitingFor' | 'isHeld'>): Standing {
  const end = ends[status]
  if (end !== undefined) return end
  const place = nodeKind === null ? 'At the start' : `At ${nodeLabel({ nodeName, nodeKind })}`
  if (isHeld) return { label: 'On hold', tone: 'warn', place: `${place}, while the journey is paused` }
  return { label: 'Under way', tone: 'accent', place: waitingFor === null ? place : `${place}, for the event ${waitingFor}` }
}
