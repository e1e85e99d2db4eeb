import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'

const restMs = 3_000
const timelinePage = 30

/** The customer of this id: ours, or the client's userId. Read again when something happened in the workspace. */
export function useCustomer(id: string) {
  const client = useQueryClient()
  const refresh = usePaced(() => { void client.invalidateQueries({ queryKey: ['customer'], predicate: ({ queryKey }) => queryKey.includes(id) }) }, restMs)
  useLive('events', refresh)
  useLive('import', refresh)
  useLive('open', () => { void client.refetchQueries({ queryKey: ['customer'], stale: true, type: 'active' }) })
  return useQuery({ queryKey: ['customer', 'get', id], queryFn: ({ signal }) => trpc.customer.get.query({ id }, { signal }) })
}

export type Customer = NonNullable<ReturnType<typeof useCustomer>['data']>

export function useMemberships(id: string) {
  return useQuery({ queryKey: ['customer', 'memberships', id], queryFn: ({ signal }) => trpc.customer.memberships.query({ id }, { signal }) })
}

export function useListsOf(id: string) {
  return useQuery({ queryKey: ['customer', 'lists', id], queryFn: ({ signal }) => trpc.customer.lists.query({ id }, { signal }) })
}

export function useJourneysOf(id: string) {
  return useQuery({ queryKey: ['customer', 'journeys', id], queryFn: ({ signal }) => trpc.customer.journeys.query({ id }, { signal }) })
}

export type JourneyOfCustomer = NonNullable<ReturnType<typeof useJourneysOf>['data']>['data'][number]

export type TimelineKind = 'event' | 'message' | 'nodeVisit'

export function useTimeline(id: string, kind: TimelineKind | null) {
  return useInfiniteQuery({
    queryKey: ['customer', 'timeline', id, kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.customer.timeline.query({ id, limit: timelinePage, ...(kind === null ? {} : { kind }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

export type TimelineItem = NonNullable<ReturnType<typeof useTimeline>['data']>['pages'][number]['data'][number]
