import { Avatar, Button, DataTable, EmptyState, SearchField, Toolbar } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { CircleHelp, RefreshCw, SearchX, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { countOf } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { customerDetail, customerLabel } from '../../pickers/customer-label.ts'
import { ExplainDialog } from '../../rule-builder/ExplainDialog.tsx'
import { SegmentHistory } from './SegmentHistory.tsx'
import { useSegmentActions } from './use-segment-actions.ts'
import type { SavedSegment } from './use-segment-draft.ts'
import { useSegmentHints } from './use-segment-hints.ts'

type Member = Awaited<ReturnType<typeof trpc.segment.customers.query>>['data'][number]

const columns: readonly Column<Member>[] = [
  { key: 'person', header: 'Person', cell: (person) => <Person person={person} /> },
  { key: 'created', header: 'Known since', width: '170px', align: 'end', cell: ({ createdAt }) => <span className="segments-time"><TimeText at={createdAt} show="day" /></span> },
  { key: 'updated', header: 'Last changed', width: '170px', align: 'end', cell: ({ updatedAt }) => <span className="segments-time"><TimeText at={updatedAt} show="relative" /></span> },
]

/** Who is in a segment now, and how that came to be. */
export function SegmentPeople({ segment, mayWrite }: { readonly segment: SavedSegment; readonly mayWrite: boolean }) {
  const [q, setQ] = useState('')
  const [isChecking, setChecking] = useState(false)
  const [isExplaining, setExplaining] = useState(false)
  const actions = useSegmentActions()
  const listKey = ['segment', 'customers', segment.id]
  useSegmentHints([listKey], segment.id)
  const list = useInfiniteQuery({
    queryKey: [...listKey, q], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => trpc.segment.customers.query({ id: segment.id, limit: 50, ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const rows = list.data?.pages.flatMap(({ data }) => data)
  const check = (): void => {
    setChecking(true)
    void actions.refresh(segment).finally(() => { setChecking(false) })
  }
  return (
    <div className="segments-people">
      <SegmentHistory segmentId={segment.id} />
      <Toolbar label="Find people" end={<>
        <Button size="small" icon={<CircleHelp aria-hidden />} onClick={() => { setExplaining(true) }}>Explain for one person</Button>
        {mayWrite ? <Button size="small" icon={<RefreshCw aria-hidden />} onClick={check} busyLabel={isChecking ? 'Checking everybody…' : undefined}>Check everybody again</Button> : null}
      </>}>
        <SearchField label="Search people by e-mail address or userId" placeholder="Search by address or id" value={q} onChange={setQ} />
      </Toolbar>
      <DataTable
        label="People in the segment" columns={columns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.customer(id)} isLoading={list.isFetching && rows === undefined}
        error={list.isError ? { title: 'The people could not be read', message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
        empty={q === '' ? <EmptyState icon={<UsersRound aria-hidden />} title={segment.computedAt === null ? 'Being counted' : 'Nobody at the moment'}>{segment.computedAt === null ? 'Everybody is being held against the rule. This page fills by itself.' : 'Whoever comes to fit the rule will be here within a second.'}</EmptyState> : <EmptyState icon={<SearchX aria-hidden />} title="Nobody fits" action={<Button onClick={() => { setQ('') }}>Show everybody</Button>}>Nobody in this segment has “{q}” in their address or id.</EmptyState>}
        more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: 'Show more people' }}
        footer={rows === undefined || rows.length === 0 ? null : <span role="status">{countOf(rows.length, 'person', 'people')} shown{q === '' ? ` of ${countOf(segment.count, 'person', 'people')}` : ''}</span>}
      />
      {isExplaining ? <ExplainDialog segmentId={segment.id} onClose={() => { setExplaining(false) }} /> : null}
    </div>
  )
}

function Person({ person }: { readonly person: Member }) {
  const detail = customerDetail(person)
  return (
    <span className="segments-member">
      <Avatar name={customerLabel(person)} size="small" isDecorative />
      <span className="segments-person"><span>{customerLabel(person)}</span>{detail === '' ? null : <span className="quiet">{detail}</span>}</span>
    </span>
  )
}
