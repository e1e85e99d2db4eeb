import type { DryStop } from '../kernels/dry-run/dry-run.ts'
import type { TracedDecision } from '../kernels/overlay/person-path.ts'

/** The stops as decisions are told elsewhere: of a run that is none. */
export function tracedStops(stops: readonly DryStop[]): readonly TracedDecision[] {
  return stops.map(({ decision }) => tracedStop(decision))
}

export const tracedStop = ({ at, ...decision }: DryStop['decision']): TracedDecision => ({ ...decision, runId: null, version: 0, at: new Date(at).toISOString() })
