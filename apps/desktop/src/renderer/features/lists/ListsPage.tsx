import { t } from '@sendero/i18n'
import { Button, DataTable, EmptyState, Link, PageHeader, SearchField, Toolbar } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { ListChecks, Plus, SearchX } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall } from '../../base/trpc.ts'
import { NewListDialog } from './NewListDialog.tsx'
import { useListList } from './use-list-list.ts'
import type { ListRow } from './use-list-list.ts'
import './lists.css'

const columns: readonly Column<ListRow>[] = [
  { key: 'name', header: t('Name'), cell: ({ name }) => <span className="lists-name">{name}</span> },
  { key: 'people', header: t('People'), width: '110px', align: 'end', cell: ({ count }) => countLabel(count) },
  { key: 'used', header: t('Used by'), width: '260px', cell: ({ usedBy }) => <UsedBy uses={usedBy} /> },
  { key: 'created', header: t('Created'), width: '150px', align: 'end', cell: ({ createdAt }) => <span className="lists-time"><TimeText at={createdAt} show="day" /></span> },
]

/** All lists of people that were put together by hand. */
export function ListsPage() {
  const [q, setQ] = useState('')
  const [isCreating, setCreating] = useState(false)
  const { write } = useMay()
  const create = <Button look="primary" icon={<Plus aria-hidden />} onClick={() => { setCreating(true) }}>{t('New list')}</Button>
  return (
    <div className="page lists">
      <PageHeader title={t('Lists')} actions={write ? create : undefined} />
      <Toolbar label={t('Find lists')}><SearchField label={t('Search lists by name')} placeholder={t('Search by name')} value={q} onChange={setQ} /></Toolbar>
      <Lists q={q} onClear={() => { setQ('') }} onCreate={write ? () => { setCreating(true) } : null} />
      {isCreating ? <NewListDialog onClose={() => { setCreating(false) }} /> : null}
    </div>
  )
}

function Lists({ q, onClear, onCreate }: { readonly q: string; readonly onClear: () => void; readonly onCreate: (() => void) | null }) {
  const list = useListList(q)
  const rows = list.data?.pages.flatMap(({ data }) => data)
  return (
    <DataTable
      label={t('Lists')} columns={columns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.list(id)} isLoading={list.isFetching && rows === undefined}
      error={list.isError ? { title: t('The lists could not be read'), message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
      empty={q === ''
        ? <EmptyState icon={<ListChecks aria-hidden />} title={t('Your first list')} {...(onCreate === null ? {} : { action: <Button onClick={onCreate}>{t('New list')}</Button> })}>{t('A list holds the people you put on it, and changes only when you or a journey change it. Segments and journeys can ask who is on it.')}</EmptyState>
        : <EmptyState icon={<SearchX aria-hidden />} title={t('No list fits')} action={<Button onClick={onClear}>{t('Show all lists')}</Button>}>{t('No name holds “{q}”.', { q })}</EmptyState>}
      more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: t('Show more lists') }}
      footer={rows === undefined || rows.length === 0 ? null : <span role="status">{list.hasNextPage ? t('{count, plural, one {# list} other {# lists}} shown, and more', { count: rows.length }) : t('{count, plural, one {# list} other {# lists}}', { count: rows.length })}</span>}
    />
  )
}

function UsedBy({ uses }: { readonly uses: ListRow['usedBy'] }) {
  const [first, ...others] = uses
  if (first === undefined) return <span className="quiet">{t('nothing')}</span>
  return (
    <span className="lists-used">
      <Link href={first.kind === 'segment' ? paths.segment(first.id) : paths.journey(first.id)}>{first.name}</Link>
      {others.length === 0 ? null : <span className="quiet" title={others.map(({ name }) => name).join(', ')}>{' '}{t('and {count} more', { count: others.length })}</span>}
    </span>
  )
}
