import type { NodeConfigs } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

export function startJourneySummary({ journeyId, wait }: NodeConfigs['startJourney'], nameOf: NameOf): string {
  if (journeyId === '') return 'No journey yet'
  return `${nameOf(journeyId) ?? 'Another journey'}${wait ? ', and wait for them' : ''}`
}
