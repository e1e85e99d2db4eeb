import type { QuietWorld } from './run-to-quiet.ts'
import type { SimulatedRun } from './simulated-world.ts'

/**
 * What a finished simulation shows to be broken of the engine's promises, in words; empty when all hold. Every simulation
 * ends by asking this, whatever journey it ran.
 */
export function brokenPromises(world: QuietWorld): readonly string[] {
  return [...world.runs.flatMap(brokenByRun), ...brokenConservation(world)]
}

/** Whether the visit was the last and the run then met an end of the whole journey, which the last node had made true. */
function isMetAfter(trace: SimulatedRun['trace'], index: number): boolean {
  const [left, met] = [trace[index], trace[index + 1]]
  return index === trace.length - 2 && left?.edgeId === null && met !== undefined && met.visit === left.visit && !met.entered && !met.left && (met.outcome === 'converted' || met.outcome === 'exited')
}

function brokenByRun(run: SimulatedRun): string[] {
  const entries = run.trace.filter((decision) => decision.entered)
  const names = run.commands.map(({ command }) => `${command.kind} of visit ${command.visit}`)
  const isActive = run.state.status === 'active'
  const claims: readonly (readonly [holds: boolean, claim: string])[] = [
    [entries.every((decision, index) => decision.visit === index), 'visits count up one by one'],
    [new Set(names).size === names.length, 'a visit gives a command once'],
    [run.commands.every(({ command }) => entries.some((entry) => entry.visit === command.visit && entry.nodeId === command.nodeId)), 'a command belongs to a visit'],
    [isActive === (run.state.endReason === null), 'an ended run says why, an active one does not'],
    [isActive || (run.state.wakeAt === null && run.state.waitEvent === null), 'an ended run waits for nothing'],
    [!isActive || run.state.wakeAt !== null, 'an active run will be woken'],
    [run.state.status !== 'failed', 'a run of a compiled plan does not fail'],
    [run.trace.filter((decision) => decision.isGoal).length === (run.state.status === 'converted' ? 1 : 0), 'a run converts at one goal'],
    [run.trace.every(({ left, edgeId }, index) => !left || index === run.trace.length - 1 || isMetAfter(run.trace, index) || (edgeId !== null && run.trace[index + 1]?.entered === true)), 'who leaves a node enters the next, or nothing more is decided'],
    [run.trace.every((decision, index) => decision.at >= (run.trace[index - 1]?.at ?? decision.at)), 'decisions are in order of time'],
  ]
  return claims.filter(([holds]) => !holds).map(([, claim]) => `${run.id}: ${claim}`)
}

/** At every node: entered - left = active runs that stand there. */
function brokenConservation(world: QuietWorld): string[] {
  const standing = new Map<string, number>()
  const count = (nodeId: string, change: number): void => { standing.set(nodeId, (standing.get(nodeId) ?? 0) + change) }
  for (const run of world.runs) {
    for (const decision of run.trace) count(decision.nodeId, Number(decision.entered) - Number(decision.left))
    if (run.state.status === 'active' && run.state.nodeId !== null) count(run.state.nodeId, -1)
  }
  return [...standing].filter(([, rest]) => rest !== 0).map(([nodeId, rest]) => `${nodeId}: entered - left is ${rest} off those standing there`)
}
