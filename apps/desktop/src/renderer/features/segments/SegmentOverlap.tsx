import { Bar, EmptyState, ErrorState, Link, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { Blend } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { countOf, shareLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { SegmentPicker } from '../../pickers/SegmentPicker.tsx'
import type { SavedSegment } from './use-segment-draft.ts'
import { useSegmentHints } from './use-segment-hints.ts'

/** How many people this segment shares with one or two others. */
export function SegmentOverlap({ segment }: { readonly segment: SavedSegment }) {
  const [second, setSecond] = useState<string | null>(null)
  const [third, setThird] = useState<string | null>(null)
  const chosen = [...new Set([second, third].filter((id) => id !== null && id !== segment.id))] as string[]
  const isSelf = second === segment.id || third === segment.id
  return (
    <div className="segments-overlap">
      <div className="segments-overlap-choice">
        <SegmentPicker label="Compare with" value={second} onChange={setSecond} error={isSelf && second === segment.id ? 'Choose another segment than this one.' : undefined} />
        <SegmentPicker label="And with" optional value={third} onChange={setThird} error={third !== null && (third === segment.id || third === second) ? 'Choose a segment that is not compared yet.' : undefined} />
      </div>
      {chosen.length === 0 ? <EmptyState icon={<Blend aria-hidden />} title="What it shares with others">Choose one or two segments to see how many people are in both, or in all three.</EmptyState> : <Counts segment={segment} others={chosen} />}
    </div>
  )
}

function Counts({ segment, others }: { readonly segment: SavedSegment; readonly others: readonly string[] }) {
  const ids = [segment.id, ...others]
  const key = ['segment', 'overlap', ...ids]
  useSegmentHints([key], null)
  const names = useQuery({ queryKey: ['segment', 'names', ...others], queryFn: async ({ signal }) => new Map(await Promise.all(others.map(async (id) => [id, (await trpc.segment.get.query({ id }, { signal })).name] as const))) })
  const asked = useQuery({ queryKey: key, queryFn: ({ signal }) => trpc.segment.overlap.query({ segmentIds: ids }, { signal }) })
  if (asked.isError) return <ErrorState title="The overlap could not be counted" onRetry={() => { void asked.refetch() }}>{problemText(problemOfCall(asked.error) ?? asked.error)}</ErrorState>
  if (asked.data === undefined) return <div aria-busy="true"><Skeleton lines={3} /></div>
  const sizeOf = (id: string): number => asked.data.overlaps.find(({ segmentIds }) => segmentIds.length === 1 && segmentIds[0] === id)?.count ?? 0
  const nameOf = (id: string): string => (id === segment.id ? segment.name : names.data?.get(id) ?? '…')
  return (
    <ul className="segments-overlap-rows">
      {asked.data.overlaps.filter(({ segmentIds }) => segmentIds.length > 1).map(({ segmentIds, count }) => (
        <li key={segmentIds.join()}>
          <p className="segments-overlap-head"><strong>{countOf(count, 'person is', 'people are')}</strong> in {segmentIds.map((id, index) => <span key={id}>{index === 0 ? '' : index === segmentIds.length - 1 ? ' and ' : ', '}{id === segment.id ? segment.name : <Link href={paths.segment(id)}>{nameOf(id)}</Link>}</span>)}</p>
          {segmentIds.map((id) => <Bar key={id} label={`Of ${nameOf(id)}, ${countOf(sizeOf(id), 'person', 'people')}`} share={sizeOf(id) === 0 ? 0 : count / sizeOf(id)} text={shareLabel(count, sizeOf(id))} />)}
        </li>
      ))}
    </ul>
  )
}
