import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'
import { filterInput } from './customer-filter.ts'
import type { CustomerFilter } from './customer-filter.ts'

type Page = Awaited<ReturnType<typeof trpc.customer.list.query>>
export type CustomerRow = Page['data'][number]

const pageSize = 50
const restMs = 3_000
/** Short pages that are followed by the next one unasked: a rare person among many is looked for in many short questions. */
const roundsUnasked = 6

/** The customers who fit the filter, page after page. */
export function useCustomers(filter: CustomerFilter) {
  const input = filterInput(filter)
  const client = useQueryClient()
  const refresh = usePaced(() => { void client.invalidateQueries({ queryKey: ['customer'] }) }, restMs)
  useLive('import', refresh)
  useLive('open', () => { void client.refetchQueries({ queryKey: ['customer'], stale: true, type: 'active' }) })
  const list = useInfiniteQuery({
    queryKey: ['customer', 'list', input],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.customer.list.query({ ...input, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  useFilledPage(list, JSON.stringify(input))
  return list
}

type List = Pick<ReturnType<typeof useInfiniteQuery<Page>>, 'hasNextPage' | 'isFetching' | 'fetchNextPage'> & { readonly data: { readonly pages: readonly Page[] } | undefined }

/** Looks on until a screenful is there or it was tried often enough; the rest is for the button. */
function useFilledPage({ data, hasNextPage, isFetching, fetchNextPage }: List, question: string): void {
  const rounds = useRef({ question, left: roundsUnasked })
  if (rounds.current.question !== question) rounds.current = { question, left: roundsUnasked }
  const found = data?.pages.reduce((sum, page) => sum + page.data.length, 0) ?? 0
  useEffect(() => {
    if (!hasNextPage || isFetching || found >= pageSize / 2 || rounds.current.left === 0) return
    rounds.current.left -= 1
    void fetchNextPage()
  }, [hasNextPage, isFetching, found, fetchNextPage])
}

export function useCustomerCount(filter: CustomerFilter) {
  const input = filterInput(filter)
  return useQuery({ queryKey: ['customer', 'count', input], queryFn: ({ signal }) => trpc.customer.count.query(input, { signal }), placeholderData: (before) => before })
}

/** Names of segments by id: the customers carry ids only. */
export function useSegmentNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({ queryKey: ['segment', 'list', { limit: 200 }], queryFn: ({ signal }) => trpc.segment.list.query({ limit: 200 }, { signal }) })
  return new Map(data?.data.map(({ id, name }) => [id, name]))
}
