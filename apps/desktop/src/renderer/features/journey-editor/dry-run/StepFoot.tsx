import { NodeNumbers } from '../overlay/NodeNumbers.tsx'
import { SectionNumbers } from '../overlay/SectionNumbers.tsx'
import type { DryStop } from '../kernels/dry-run/dry-run.ts'
import { passedStops, useDryRun, type DryRunState } from './dry-run-store.ts'
import { timeOf } from './stop-words.ts'
import { useStopWords } from './use-stop-words.ts'
import './dry-run.css'

/** At the foot of a card: in a test when they come there and what decides, else the numbers. */
export function StepFoot({ nodeId }: { readonly nodeId: string }) {
  const isTesting = useDryRun(({ isOpen }) => isOpen)
  return isTesting ? <TestFoot nodeIds={[nodeId]} /> : <NodeNumbers nodeId={nodeId} />
}

/** The same for a collapsed section: the newest stop in any of its steps. */
export function SectionFoot({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const isTesting = useDryRun(({ isOpen }) => isOpen)
  return isTesting ? <TestFoot nodeIds={nodeIds} /> : <SectionNumbers nodeIds={nodeIds} />
}

/** The newest stop there up to where the clock stands. */
function stopAt(state: DryRunState, nodeIds: readonly string[]): DryStop | null {
  if (state.outcome?.kind !== 'walk') return null
  return state.outcome.walk.stops.slice(0, passedStops(state)).findLast(({ decision }) => nodeIds.includes(decision.nodeId)) ?? null
}

function TestFoot({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const isWalked = useDryRun(({ outcome }) => outcome?.kind === 'walk')
  const stop = useDryRun((state) => stopAt(state, nodeIds))
  const isAhead = useDryRun(({ outcome }) => outcome?.kind === 'walk' && outcome.walk.stops.some(({ decision }) => nodeIds.includes(decision.nodeId)))
  const wordsOf = useStopWords()
  if (!isWalked) return <div className="journey-dry-foot" aria-hidden="true" />
  // Not by the colour alone: a card off the way says so.
  if (stop === null) return <div className="journey-dry-foot off"><span>{isAhead ? 'Not there yet' : 'Not on the way'}</span></div>
  const { short } = wordsOf(stop)
  return <div className="journey-dry-foot"><time dateTime={new Date(stop.at).toISOString()}>{timeOf(stop.at)}</time><span title={short}>{short}</span></div>
}
