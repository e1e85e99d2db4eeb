import { Button, ButtonLink, DataTable, EmptyState, ErrorState, PageHeader, SearchField, SegmentedControl, Select, Skeleton, Toolbar } from '@sendero/ui'
import { Archive, LayoutGrid, LayoutTemplate, List, Plus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { countOf } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { shownTimeZone } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { templateColumns } from './list/template-columns.tsx'
import { TemplateGrid } from './list/TemplateGrid.tsx'
import { TemplateMenu } from './list/TemplateMenu.tsx'
import { useListFilter, useTemplateList } from './list/use-template-list.ts'
import type { ListFilter, TemplateRow } from './list/use-template-list.ts'
import { useTemplateActions } from './use-template-actions.ts'
import './templates.css'

type View = 'grid' | 'list'
const storageKey = 'sendero.templates-view'

export function TemplatesPage() {
  const [filter, setFilter] = useListFilter()
  const [view, setView] = useState<View>(() => (localStorage.getItem(storageKey) === 'list' ? 'list' : 'grid'))
  const { write } = useMay()
  const look = (next: View): void => {
    localStorage.setItem(storageKey, next)
    setView(next)
  }
  return (
    <div className="page templates">
      <PageHeader title="Templates" actions={write ? <ButtonLink look="primary" icon={<Plus aria-hidden />} href={paths.newTemplate}>New template</ButtonLink> : undefined} />
      <Filters filter={filter} onChange={setFilter} view={view} onView={look} />
      <Templates filter={filter} view={view} mayWrite={write} onClear={() => { setFilter({ q: '', isArchived: false }) }} />
    </div>
  )
}

const views = [{ value: 'grid', label: 'Pictures', icon: <LayoutGrid aria-hidden /> }, { value: 'list', label: 'List', icon: <List aria-hidden /> }] as const
const sorts = [{ value: 'updatedAt', label: 'Last changed' }, { value: 'createdAt', label: 'Newest' }] as const

interface FiltersProps { readonly filter: ListFilter; readonly onChange: (change: Partial<ListFilter>) => void; readonly view: View; readonly onView: (view: View) => void }

function Filters({ filter, onChange, view, onView }: FiltersProps) {
  return (
    <Toolbar label="Find templates" end={<><span>Times in {shownTimeZone()}</span><SegmentedControl label="View" size="small" iconOnly value={view} options={views} onChange={onView} /></>}>
      <SearchField label="Search templates by name and subject" placeholder="Search name or subject" value={filter.q} onChange={(q) => { onChange({ q }) }} />
      <Select label="Order" labelHidden value={filter.sort} options={sorts} onChange={(sort) => { onChange({ sort }) }} />
      <Button size="small" look={filter.isArchived ? 'plain' : 'quiet'} icon={<Archive aria-hidden />} aria-pressed={filter.isArchived} onClick={() => { onChange({ isArchived: !filter.isArchived }) }}>Archive</Button>
    </Toolbar>
  )
}

interface ListProps { readonly filter: ListFilter; readonly view: View; readonly mayWrite: boolean; readonly onClear: () => void }

function Templates({ filter, view, mayWrite, onClear }: ListProps) {
  const list = useTemplateList(filter)
  const actions = useTemplateActions()
  const rows = list.data?.pages.flatMap(({ data }) => data)
  const more = { hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: 'Show more templates' }
  const problem = list.isError ? { title: 'The templates cannot be shown', message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null
  const empty = <Empty filter={filter} mayWrite={mayWrite} onClear={onClear} />
  const footer = rows === undefined || rows.length === 0 ? null : <span role="status">{countOf(rows.length, 'template', 'templates')}{list.hasNextPage ? ' shown, and more' : ''}</span>
  if (view === 'list') {
    return <DataTable label="Templates" columns={templateColumns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.template(id)} isLoading={list.isFetching && rows === undefined} error={problem} empty={empty} more={more} footer={footer} {...(mayWrite ? { rowActions: (template: TemplateRow) => <TemplateMenu template={template} actions={actions} /> } : {})} />
  }
  if (rows === undefined) return problem === null ? <div className="template-grid" aria-busy="true">{Array.from({ length: 6 }, (_, index) => <Skeleton key={index} height="300px" />)}</div> : <ErrorState title={problem.title} onRetry={problem.onRetry}>{problem.message}</ErrorState>
  if (rows.length === 0) return empty
  return (
    <>
      <TemplateGrid rows={rows} actions={mayWrite ? actions : null} />
      <div className="template-grid-foot ui-quiet">{footer}{more.hasMore ? <Button look="quiet" size="small" onClick={more.onMore} busyLabel={more.isLoading ? 'Loading…' : undefined}>{more.label}</Button> : null}</div>
    </>
  )
}

function Empty({ filter, mayWrite, onClear }: { readonly filter: ListFilter; readonly mayWrite: boolean; readonly onClear: () => void }) {
  if (filter.q !== '') return <EmptyState icon={<LayoutTemplate aria-hidden />} title={`No template fits “${filter.q}”`} action={<Button onClick={onClear}>Clear the search</Button>}>Names and subjects were searched{filter.isArchived ? ' in the archive' : ''}.</EmptyState>
  if (filter.isArchived) return <EmptyState icon={<Archive aria-hidden />} title="The archive is empty" action={<Button onClick={onClear}>Back to the templates</Button>}>Templates you archive lie here, and can be taken out again.</EmptyState>
  return <EmptyState icon={<LayoutTemplate aria-hidden />} title="No template yet" action={mayWrite ? <ButtonLink look="primary" icon={<Plus aria-hidden />} href={paths.newTemplate}>New template</ButtonLink> : undefined}>A template is what a mail says: subject, content and sender. Journeys send it, with the words of each customer filled in.</EmptyState>
}
