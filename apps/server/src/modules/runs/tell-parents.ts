import { signals } from '@sendero/flow-engine'
import type { JourneyEndedSignal } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { appendEventsIn } from '../events/index.ts'
import { signalCall } from './signal-call.ts'
import type { SteppedRun } from './stepped-run.ts'

/** A journey that another run waits for is over for a person, or was never entered. */
export interface Ending {
  readonly parentRunId: string
  readonly parentVisit: number
  readonly journeyId: string
  readonly customerId: string
  readonly status: string
}

/** Those of these steps that end a run somebody waits for. */
export function endingsOf(steps: readonly SteppedRun[]): Ending[] {
  return steps.flatMap(({ run, after }) => {
    const { parent } = run.entry
    if (parent?.isAwaited !== true || after.status === 'active') return []
    return [{ parentRunId: parent.runId, parentVisit: parent.visit, journeyId: run.journeyId, customerId: run.customerId, status: after.status }]
  })
}

/** Tells the runs that wait, as an event that is handed over like any other. */
export async function tellParents(deps: Deps, tx: Tx, { endings, now }: { readonly endings: readonly Ending[]; readonly now: number }): Promise<void> {
  if (endings.length === 0) return
  await appendEventsIn(deps, tx, endings.map(({ parentRunId, parentVisit, journeyId, customerId, status }) => {
    const properties: JourneyEndedSignal = { journeyId: toPublicId('journey', journeyId), parentRunId: toPublicId('run', parentRunId), parentVisit, status }
    return signalCall({ name: signals.journeyEnded, customerId, occurredAt: now, properties, messageId: `sendero:${parentRunId}:${parentVisit}:returned` })
  }))
}
