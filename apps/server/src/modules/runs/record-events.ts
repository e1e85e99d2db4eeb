import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { appendEventsIn } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { longestChain } from './longest-chain.ts'
import { shellDecision } from './node-visits.ts'
import { signalCall } from './signal-call.ts'
import type { SteppedRun } from './stepped-run.ts'

/** Records the events that steps of journeys ask for, in their transaction. A visit of a run records its event once, for ever. */
export async function recordEvents(deps: Deps, tx: Tx, { steps, now }: { readonly steps: readonly SteppedRun[]; readonly now: number }): Promise<void> {
  const calls = steps.flatMap(({ run, commands, depth }) => commands.flatMap((command): IncomingCall[] => command.kind !== 'emitEvent' ? [] : [signalCall({
    name: command.event, customerId: run.customerId, occurredAt: now, properties: command.properties, messageId: `sendero:${run.id}:${command.visit}`, depth: depth + 1,
  })]))
  if (calls.length > 0) await appendEventsIn(deps, tx, calls)
}

/**
 * Takes out the events of steps that have moved each other in a circle, as a loop of waiting for an event and recording that very
 * event does: it would go round without end. The step says that it was not recorded.
 */
export function cutEventLoops(steps: readonly SteppedRun[], now: number): readonly SteppedRun[] {
  if (!steps.some(({ depth, commands }) => depth >= longestChain && commands.length > 0)) return steps
  return steps.map((step) => {
    const cut = step.depth < longestChain ? [] : step.commands.filter((command) => command.kind === 'emitEvent')
    if (cut.length === 0) return step
    const told = cut.map(({ nodeId, visit, event }) => shellDecision({ nodeId, visit, at: now, outcome: 'notRecorded', inputs: { event, reason: 'eventLoop' } }))
    return { ...step, commands: step.commands.filter((command) => command.kind !== 'emitEvent'), trace: [...step.trace, ...told] }
  })
}
