import { t } from '@sendero/i18n'
import { DataTable, EmptyState, SearchField, StatusDot, Toolbar } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { FileUp, SearchX } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { useLive } from '../../base/live.ts'
import { countLabel } from '../../base/numbers.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'
import { stateLooks } from './import-words.ts'
import type { Import } from './import-words.ts'

const restMs = 1_000

const columns: readonly Column<Import>[] = [
  { key: 'name', header: t('Name'), truncate: true, cell: ({ name }) => <span title={name}>{name}</span> },
  { key: 'kind', header: t('Kind'), width: '104px', cell: ({ kind }) => (kind === 'customers' ? t('Customers') : t('Events')) },
  { key: 'state', header: t('State'), width: '120px', cell: ({ state, problem }) => <span title={problem ?? undefined}><StatusDot tone={stateLooks[state].tone} isLive={stateLooks[state].isLive}>{stateLooks[state].label}</StatusDot></span> },
  { key: 'rows', header: t('Rows'), width: '76px', align: 'end', cell: ({ rows }) => countLabel(rows) },
  { key: 'new', header: t('New'), width: '76px', align: 'end', cell: ({ created, accepted }) => countLabel(created + accepted) },
  { key: 'rejected', header: t('Refused'), width: '84px', align: 'end', cell: ({ rejected }) => (rejected === 0 ? <span className="quiet">0</span> : <span className="imports-refused">{countLabel(rejected)}</span>) },
  { key: 'by', header: t('By'), width: '120px', truncate: true, cell: ({ startedBy }) => startedBy ?? <span className="quiet">{t('gone')}</span> },
  { key: 'started', header: t('Started'), width: '210px', align: 'end', cell: ({ startedAt }) => <span className="imports-time"><TimeText at={startedAt} /></span> },
]

/** Imports of the past and those under way, also those of the command line. */
export function ImportsTable({ onOpen }: { readonly onOpen: (importId: string) => void }) {
  const [q, setQ] = useState('')
  const client = useQueryClient()
  const refresh = usePaced(() => { void client.invalidateQueries({ queryKey: ['import', 'list'] }) }, restMs)
  useLive('import', refresh)
  const list = useInfiniteQuery({
    queryKey: ['import', 'list', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.import.list.query({ limit: 20, ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
  return (
    <section className="imports-past" aria-labelledby="imports-past">
      <h2 id="imports-past">{t('Imports so far')}</h2>
      <Toolbar label={t('Find imports')}><SearchField label={t('Search imports by name')} placeholder={t('Search by name')} value={q} onChange={setQ} /></Toolbar>
      <DataTable
        label={t('Imports')} columns={columns} rows={list.data?.pages.flatMap(({ data }) => data)} rowKey={({ id }) => id} onRowOpen={({ id }) => { onOpen(id) }} skeletonRows={3} isLoading={list.isFetching && list.data === undefined}
        error={list.isError ? { title: t('The imports could not be read'), message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
        empty={q === '' ? <EmptyState size="small" icon={<FileUp aria-hidden />} title={t('No import yet')}>{t('Imports appear here with what became of their rows.')}</EmptyState> : <EmptyState size="small" icon={<SearchX aria-hidden />} title={t('No import has this name')}>{t('Try another word.')}</EmptyState>}
        more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: t('Show older imports') }}
      />
    </section>
  )
}
