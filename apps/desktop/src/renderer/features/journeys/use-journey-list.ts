import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'
import type { ListFilter } from './list-filter.ts'

type Page = Awaited<ReturnType<typeof trpc.workflows.list.query>>
export type JourneyRow = Page['data'][number]

const pageSize = 50
const restMs = 2_000

/** The journeys that fit the filter, page after page, read again when a hint says that one has changed. */
export function useJourneyList({ q, status, isArchived }: ListFilter): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  useRefresh()
  return useInfiniteQuery({
    queryKey: ['workflows', 'list', { q, status, isArchived }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.workflows.list.query({
      limit: pageSize, archived: isArchived, ...(q === '' ? {} : { q }), ...(status === null ? {} : { status }), ...(pageParam === undefined ? {} : { cursor: pageParam }),
    }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
}

/** A busy journey gives several hints a second: the list follows at its own pace, and never misses the last one. */
function useRefresh(): void {
  const client = useQueryClient()
  useLive('journey', usePaced(() => { void client.invalidateQueries({ queryKey: ['workflows', 'list'] }) }, restMs))
  useLive('open', () => { void client.refetchQueries({ queryKey: ['workflows', 'list'], stale: true, type: 'active' }) })
}
