import type { Diagnostic, Plan } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { serverDiagnostic } from './server-diagnostics.ts'
import { startableJourneys } from './startable-journeys-repository.ts'

/** Nodes that start a journey there is not, or one that lets nobody in from other journeys. */
export async function checkStartedJourneys(tx: Tx, plan: Plan): Promise<Diagnostic[]> {
  const uuids = (plan.journeyIds ?? []).flatMap((id) => parsePublicId('journey', id) ?? [])
  if (plan.journeyIds === undefined) return []
  const found = new Map((await startableJourneys(tx, uuids)).map((journey) => [journey.id, journey]))
  return Object.values(plan.nodes).flatMap((node) => {
    const journeyId = node.kind === 'startJourney' ? node.config['journeyId'] : undefined
    if (typeof journeyId !== 'string') return []
    const journey = found.get(parsePublicId('journey', journeyId) ?? '')
    if (journey === undefined) return [serverDiagnostic('JOURNEY_NOT_FOUND', node, { journeyId })]
    return journey.isStartable ? [] : [serverDiagnostic('JOURNEY_NOT_STARTABLE', node, { journeyId, journey: journey.name })]
  })
}
