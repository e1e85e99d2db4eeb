import { addDuration, parseDuration } from '@sendero/flow-engine/time'
import type { Tx } from '../../db/postgres.ts'
import type { SteppedRun } from './stepped-run.ts'
import type { StoredState } from './stored-run.ts'
import { reserveTurns } from './throttles-repository.ts'

interface Asking { readonly index: number; readonly step: SteppedRun; readonly nodeId: string; readonly everyMs: number }

/**
 * Gives everybody who has come to a throttle their turn: evenly, in the order they come, never two at once over all processes.
 * Returns the steps with the times set at which those runs go on.
 */
export async function takeTurns(tx: Tx, steps: readonly SteppedRun[], now: number): Promise<readonly SteppedRun[]> {
  const asking = steps.flatMap((step, index) => askingOf(step, index))
  if (asking.length === 0) return steps
  const groups = new Map<string, Asking[]>()
  for (const one of asking) groups.set(keyOf(one), [...groups.get(keyOf(one)) ?? [], one])
  const settled = [...steps]
  // In one order, so that two batches never wait for each other in a circle.
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? []
    const [{ step: { run: { journeyId } }, nodeId, everyMs } = asking[0] as Asking] = group
    const first = await reserveTurns(tx, { journeyId, nodeId, count: group.length, everyMs, now })
    for (const [place, { index, step }] of group.entries()) settled[index] = withTurn(step, Math.floor(first + place * everyMs))
  }
  return settled
}

const keyOf = ({ step, nodeId }: Asking): string => `${step.run.journeyId} ${nodeId}`

/** Only a run that still stands there: it was the last thing its step did. */
function askingOf(step: SteppedRun, index: number): Asking[] {
  const command = step.commands.at(-1)
  if (command?.kind !== 'takeTurn' || step.after.status !== 'active' || step.after.nodeId !== command.nodeId) return []
  const per = parseDuration(command.per)
  if (per === null) throw new Error(`A plan holds the invalid duration "${command.per}"`)
  return [{ index, step, nodeId: command.nodeId, everyMs: addDuration(0, per, 'UTC') / command.limit }]
}

// It has just been stepped, so it has a state.
function withTurn(step: SteppedRun, wakeAt: number): SteppedRun {
  const { after, trace } = step
  const state = after.state as StoredState
  const last = trace.at(-1)
  const told = last === undefined ? trace : [...trace.slice(0, -1), { ...last, inputs: { ...last.inputs, until: wakeAt } }]
  return { ...step, trace: told, after: { ...after, wakeAt, state: { ...state, wakeAt } } }
}
