import { DataTable, EmptyState } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Waypoints } from 'lucide-react'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { StatusText } from '../../journey-status/StatusText.tsx'

type Use = Awaited<ReturnType<typeof trpc.segment.usage.query>>['data'][number]

const columns: readonly Column<Use>[] = [
  { key: 'name', header: 'Journey', cell: ({ name }) => name },
  { key: 'status', header: 'Status', width: '120px', cell: ({ status }) => <StatusText status={status} /> },
  { key: 'place', header: 'Where', cell: ({ isTrigger, nodes }) => [...(isTrigger ? ['People start by entering the segment'] : []), ...nodes.map(({ label }) => label)].join(', ') },
  { key: 'version', header: 'In', width: '180px', cell: ({ inDraft, versions }) => [...(inDraft ? ['the draft'] : []), ...versions.map((version) => `version ${String(version)}`)].join(', ') },
]

/** The journeys that look at a segment. */
export function SegmentUsage({ segmentId }: { readonly segmentId: string }) {
  const list = useInfiniteQuery({
    queryKey: ['segment', 'usage', segmentId], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.segment.usage.query({ id: segmentId, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return (
    <DataTable
      label="Journeys that use the segment" columns={columns} rows={list.data?.pages.flatMap(({ data }) => data)} rowKey={({ id }) => id} rowHref={({ id }) => paths.journey(id)} isLoading={list.isFetching} skeletonRows={3}
      error={list.isError ? { title: 'The journeys could not be read', message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
      empty={<EmptyState icon={<Waypoints aria-hidden />} title="No journey uses it">A journey can start when somebody enters this segment: choose it as the trigger.</EmptyState>}
      more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() } }}
    />
  )
}
