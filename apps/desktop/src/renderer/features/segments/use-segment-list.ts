import { useInfiniteQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'
import type { SegmentFilter } from './segment-filter.ts'
import { useSegmentHints } from './use-segment-hints.ts'

type Page = Awaited<ReturnType<typeof trpc.segment.list.query>>
export type SegmentRow = Page['data'][number]

const pageSize = 50
const listKey = ['segment', 'list'] as const

/** The segments that fit the filter, page after page; sizes follow what happens. */
export function useSegmentList({ q, isArchived }: SegmentFilter): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  useSegmentHints([listKey], null)
  return useInfiniteQuery({
    queryKey: [...listKey, 'pages', { q, isArchived }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.segment.list.query({
      limit: pageSize, status: isArchived ? 'archived' : 'active', ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }),
    }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
}
