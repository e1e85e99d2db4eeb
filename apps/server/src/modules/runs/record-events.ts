import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { appendEventsIn } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { signalCall } from './signal-call.ts'
import type { SteppedRun } from './stepped-run.ts'

/** Records the events that steps of journeys ask for, in their transaction. A visit of a run records its event once, for ever. */
export async function recordEvents(deps: Deps, tx: Tx, { steps, now }: { readonly steps: readonly SteppedRun[]; readonly now: number }): Promise<void> {
  const calls = steps.flatMap(({ run, commands }) => commands.flatMap((command): IncomingCall[] => command.kind !== 'emitEvent' ? [] : [signalCall({
    name: command.event, customerId: run.customerId, occurredAt: now, properties: command.properties, messageId: `sendero:${run.id}:${command.visit}`, depth: (run.entry.depth ?? 0) + 1,
  })]))
  if (calls.length > 0) await appendEventsIn(deps, tx, calls)
}
