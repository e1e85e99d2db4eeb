import { t } from '@sendero/i18n'
import type { Tone } from '@sendero/ui'
import { nodeLabel } from './timeline-words.ts'
import type { JourneyOfCustomer } from './use-customer.ts'

export interface Standing { readonly label: string; readonly tone: Tone; readonly place: string }

const ends: Readonly<Record<string, { readonly label: string; readonly tone: Tone; readonly place: string }>> = {
  completed: { label: t('Finished'), tone: 'neutral', place: t('Came to the end') }, converted: { label: t('Converted'), tone: 'good', place: t('Reached a goal') },
  exited: { label: t('Left'), tone: 'neutral', place: t('Left before the end') }, failed: { label: t('Failed'), tone: 'danger', place: t('Stopped by a fault') },
}

/** Where somebody stands in a journey, or how their way through it ended. */
export function standingWords({ status, nodeName, nodeKind, waitingFor, isHeld }: Pick<JourneyOfCustomer, 'status' | 'nodeName' | 'nodeKind' | 'waitingFor' | 'isHeld'>): Standing {
  const end = ends[status]
  if (end !== undefined) return end
  const place = nodeKind === null ? t('At the start') : t('At {node}', { node: nodeLabel({ nodeName, nodeKind }) })
  if (isHeld) return { label: t('On hold'), tone: 'warn', place: t('{place}, while the journey is paused', { place }) }
  return { label: t('Under way'), tone: 'accent', place: waitingFor === null ? place : t('{place}, for the event {waitingFor}', { place, waitingFor }) }
}
