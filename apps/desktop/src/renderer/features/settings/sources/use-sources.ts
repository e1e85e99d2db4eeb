import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../../../base/live.ts'
import { trpc } from '../../../base/trpc.ts'
import { usePaced } from '../../../base/use-paced.ts'

type Page = Awaited<ReturnType<typeof trpc.writeKeys.list.query>>
export type Source = Page['data'][number]

/** The write keys, and what came in with each: read again when events arrive. */
export function useSources() {
  const client = useQueryClient()
  const reread = usePaced(() => { void client.invalidateQueries({ queryKey: ['writeKeys'] }) }, 1_000)
  useLive('events', reread)
  useLive('open', reread)
  return useInfiniteQuery({
    queryKey: ['writeKeys', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.writeKeys.list.query({ limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
