import type { TestCase } from '@sendero/flow-engine/document'
import type { DryRun } from './dry-run.ts'

export type Expected = TestCase['expected']
export type WalkEnd = Extract<Expected, { kind: 'end' }>['end']

/** How a walk came out: where they stood last, and whether that is an end. */
export interface CameOut { readonly nodeId: string; readonly end: WalkEnd }

/** How a walk came out. Whoever still waits when the test stops following them is waiting. */
export function cameOut({ state, stops }: DryRun): CameOut {
  const end: WalkEnd = state.status === 'completed' || state.status === 'converted' || state.status === 'exited' ? state.status : 'waiting'
  return { nodeId: stops.at(-1)?.decision.nodeId ?? 'entry', end }
}

/** Whether a walk came out as it must. */
export function isAsExpected(walk: DryRun, expected: Expected): boolean {
  return expected.kind === 'step' ? walk.stops.some(({ decision }) => decision.nodeId === expected.nodeId) : cameOut(walk).end === expected.end
}
