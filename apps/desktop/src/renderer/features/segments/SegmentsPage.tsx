import { Button, ButtonLink, DataTable, PageHeader, SearchField, Toolbar } from '@sendero/ui'
import { Archive, Plus } from 'lucide-react'
import { useNavigate } from 'react-router'
import { problemText } from '../../base/http.ts'
import { countOf } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { SegmentMenu } from './SegmentMenu.tsx'
import { SegmentsEmpty } from './SegmentsEmpty.tsx'
import { archivedColumns, segmentColumns } from './segment-columns.tsx'
import { useSegmentFilter } from './segment-filter.ts'
import type { SegmentFilter } from './segment-filter.ts'
import { startWith } from './start-with.ts'
import { useSegmentActions } from './use-segment-actions.ts'
import { useSegmentList } from './use-segment-list.ts'
import type { SegmentRow } from './use-segment-list.ts'
import './segments.css'

export function SegmentsPage() {
  const [filter, setFilter] = useSegmentFilter()
  const { write } = useMay()
  return (
    <div className="page segments">
      <PageHeader title="Segments" actions={write ? <ButtonLink look="primary" icon={<Plus aria-hidden />} href={paths.newSegment}>New segment</ButtonLink> : undefined} />
      <Toolbar label="Find segments" end={<Button size="small" look={filter.isArchived ? 'plain' : 'quiet'} icon={<Archive aria-hidden />} aria-pressed={filter.isArchived} onClick={() => { setFilter({ isArchived: !filter.isArchived }) }}>Archive</Button>}>
        <SearchField label="Search segments by name" placeholder="Search by name" value={filter.q} onChange={(q) => { setFilter({ q }) }} />
      </Toolbar>
      <Segments filter={filter} mayWrite={write} onClear={() => { setFilter({ q: '', isArchived: false }) }} />
    </div>
  )
}

function Segments({ filter, mayWrite, onClear }: { readonly filter: SegmentFilter; readonly mayWrite: boolean; readonly onClear: () => void }) {
  const list = useSegmentList(filter)
  const actions = useSegmentActions()
  const navigate = useNavigate()
  const rows = list.data?.pages.flatMap(({ data }) => data)
  return (
    <DataTable
      label="Segments" columns={filter.isArchived ? archivedColumns : segmentColumns} rows={rows} rowKey={({ id }) => id} isLoading={list.isFetching && rows === undefined}
      rowActions={(segment) => <SegmentMenu segment={segment} actions={actions} mayWrite={mayWrite} />}
      {...(filter.isArchived ? {} : { rowHref: ({ id }: SegmentRow) => paths.segment(id) })}
      error={list.isError ? { title: 'The segments could not be read', message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
      empty={<SegmentsEmpty filter={filter} onClear={onClear} onStart={mayWrite ? (starter) => { void navigate(paths.newSegment, { state: startWith(starter) }) } : null} />}
      more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: 'Show more segments' }}
      footer={rows === undefined || rows.length === 0 ? null : <span role="status">{countOf(rows.length, 'segment', 'segments')}{list.hasNextPage ? ' shown, and more' : ''}</span>}
    />
  )
}
