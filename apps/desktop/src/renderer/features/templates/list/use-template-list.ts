import { useInfiniteQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { trpc } from '../../../base/trpc.ts'

type Page = Awaited<ReturnType<typeof trpc.template.list.query>>
export type TemplateRow = Page['data'][number]

export interface ListFilter { readonly q: string; readonly isArchived: boolean; readonly sort: 'updatedAt' | 'createdAt' }

const pageSize = 24

export function useTemplateList({ q, isArchived, sort }: ListFilter): UseInfiniteQueryResult<{ readonly pages: Page[] }> {
  return useInfiniteQuery({
    queryKey: ['template', 'list', { q, isArchived, sort, limit: pageSize }],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => trpc.template.list.query({ limit: pageSize, sort, archived: isArchived, ...(q === '' ? {} : { q }), ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
}

/** What is looked for stands in the address: going back shows the same list. */
export function useListFilter(): [ListFilter, (change: Partial<ListFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter: ListFilter = { q: params.get('q') ?? '', isArchived: params.get('archive') === '1', sort: params.get('sort') === 'new' ? 'createdAt' : 'updatedAt' }
  return [filter, (change) => {
    const next = { ...filter, ...change }
    setParams({ ...(next.q === '' ? {} : { q: next.q }), ...(next.isArchived ? { archive: '1' } : {}), ...(next.sort === 'createdAt' ? { sort: 'new' } : {}) }, { replace: true })
  }]
}
