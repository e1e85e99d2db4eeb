import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'
import { checkCycles } from './check-cycles.ts'
import { checkEdges } from './check-edges.ts'
import { checkEmailsInARow } from './check-emails-in-a-row.ts'
import { checkEnds } from './check-ends.ts'
import { checkEntry } from './check-entry.ts'
import { checkEntryEvents } from './check-entry-events.ts'
import { checkGoals } from './check-goals.ts'
import { checkIds } from './check-ids.ts'
import { checkJumps } from './check-jumps.ts'
import { checkNodeConfigs } from './check-node-configs.ts'
import { checkOpenPorts } from './check-open-ports.ts'
import { checkPorts } from './check-ports.ts'
import { checkReachable } from './check-reachable.ts'
import { checkSalts } from './check-salts.ts'
import { checkStart } from './check-start.ts'

export type JourneyCheck = (journey: JourneyGraph) => Diagnostic[]

/** All of them always run, so that a person sees everything at once; in the order they are best read. */
export const journeyChecks: readonly JourneyCheck[] = [
  checkIds, checkStart, checkEntry, checkEnds, checkEdges, checkPorts, checkJumps, checkNodeConfigs, checkCycles,
  checkReachable, checkGoals, checkEntryEvents, checkSalts, checkEmailsInARow, checkOpenPorts,
]
