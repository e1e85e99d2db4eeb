import { useInfiniteQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'

type Page = Awaited<ReturnType<typeof trpc.workflows.versions.query>>
export type VersionRow = Page['data'][number]

/** The published versions, newest first, page after page. */
export function useVersions(journeyId: string): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  return useInfiniteQuery({
    queryKey: ['workflows', 'versions', journeyId], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.workflows.versions.query({ id: journeyId, limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
