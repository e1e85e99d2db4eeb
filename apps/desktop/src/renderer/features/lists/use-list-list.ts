import { useInfiniteQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'

type Page = Awaited<ReturnType<typeof trpc.list.list.query>>
export type ListRow = Page['data'][number]

/** The lists whose names hold a text, page after page. */
export function useListList(q: string): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  return useInfiniteQuery({
    queryKey: ['list', 'list', 'pages', q], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.list.list.query({ limit: 50, ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
}
