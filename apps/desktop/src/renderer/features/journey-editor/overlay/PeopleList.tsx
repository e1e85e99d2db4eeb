import { Button, ErrorState, Skeleton } from '@sendero/ui'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall } from '../../../base/trpc.ts'

interface Props<Item> {
  readonly label: string
  readonly query: UseInfiniteQueryResult<{ readonly pages: readonly { readonly data: readonly Item[] }[] }>
  readonly item: (item: Item, index: number) => ReactNode
  readonly empty: string
}

/** People page after page, with what there is to say while there are none. */
export function PeopleList<Item>({ label, query, item, empty }: Props<Item>) {
  const rows = query.data?.pages.flatMap(({ data }) => data)
  if (query.isError && rows === undefined) return <ErrorState size="small" title="They could not be read" onRetry={() => { void query.refetch() }}>{problemText(problemOfCall(query.error) ?? query.error)}</ErrorState>
  if (rows === undefined) return <div aria-busy="true" className="journey-people-waiting"><Skeleton lines={4} /></div>
  if (rows.length === 0) return <p className="quiet journey-people-none">{empty}</p>
  return (
    <>
      <ul className="journey-people" aria-label={label}>{rows.map(item)}</ul>
      {query.hasNextPage ? <Button size="small" look="quiet" busyLabel={query.isFetchingNextPage ? 'Loading…' : undefined} onClick={() => { void query.fetchNextPage() }}>Show more</Button> : null}
    </>
  )
}
