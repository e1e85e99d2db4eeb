import { Skeleton, Sparkline, Stat } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { countLabel } from '../../base/numbers.ts'
import { trpc } from '../../base/trpc.ts'
import { useSegmentHints } from './use-segment-hints.ts'

const days = 30

/** The size of a segment over the last days, and who came and went. Left out when analytics cannot be asked: the list below needs none. */
export function SegmentHistory({ segmentId }: { readonly segmentId: string }) {
  const key = ['segment', 'history', segmentId]
  useSegmentHints([key], segmentId)
  const history = useQuery({ queryKey: key, queryFn: ({ signal }) => trpc.segment.history.query({ id: segmentId, days }, { signal }) })
  if (history.isError) return <p className="quiet">How the segment changed cannot be told at the moment.</p>
  if (history.data === undefined) return <div className="segments-stats" aria-busy="true"><Skeleton height="64px" /></div>
  const told = history.data.days
  const sizes = told.flatMap(({ size }) => size ?? [])
  const sum = (of: 'entered' | 'left'): number => told.reduce((total, day) => total + day[of], 0)
  const [first, last] = [sizes[0] ?? 0, sizes.at(-1) ?? 0]
  return (
    <div className="segments-stats">
      <Stat label="People now" value={countLabel(last)} chart={sizes.length < 2 ? undefined : <Sparkline width={180} height={32} values={sizes} label={`Size at the end of each of the last ${String(sizes.length)} days: from ${countLabel(first)} to ${countLabel(last)}`} />} />
      <Stat label={`Entered, last ${String(days)} days`} value={countLabel(sum('entered'))} chart={<Sparkline width={180} height={32} tone="good" values={told.map(({ entered }) => entered)} label={`Entered a day: ${told.map(({ entered }) => countLabel(entered)).join(', ')}`} />} />
      <Stat label={`Left, last ${String(days)} days`} value={countLabel(sum('left'))} chart={<Sparkline width={180} height={32} tone="warn" values={told.map(({ left }) => left)} label={`Left a day: ${told.map(({ left }) => countLabel(left)).join(', ')}`} />} />
      <p className="segments-stats-note">Days in {history.data.timeZone}</p>
    </div>
  )
}
