import { t } from '@sendero/i18n'
import { Button, ButtonLink, DataTable, EmptyState, ErrorState, PageHeader, SearchField, SegmentedControl, Select, Skeleton, Toolbar } from '@sendero/ui'
import { Archive, LayoutGrid, LayoutTemplate, List, Plus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
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
      <PageHeader title={t('Templates')} actions={write ? <ButtonLink look="primary" icon={<Plus aria-hidden />} href={paths.newTemplate}>{t('New template')}</ButtonLink> : undefined} />
      <Filters filter={filter} onChange={setFilter} view={view} onView={look} />
      <Templates filter={filter} view={view} mayWrite={write} onClear={() => { setFilter({ q: '', isArchived: false }) }} />
    </div>
  )
}

const views = [{ value: 'grid', label: t('Pictures'), icon: <LayoutGrid aria-hidden /> }, { value: 'list', label: t('List'), icon: <List aria-hidden /> }] as const
const sorts = [{ value: 'updatedAt', label: t('Last changed') }, { value: 'createdAt', label: t('Newest') }] as const

interface FiltersProps { readonly filter: ListFilter; readonly onChange: (change: Partial<ListFilter>) => void; readonly view: View; readonly onView: (view: View) => void }

function Filters({ filter, onChange, view, onView }: FiltersProps) {
  return (
    <Toolbar label={t('Find templates')} end={<><span>{t('Times in {shownTimeZone}', { shownTimeZone: shownTimeZone() })}</span><SegmentedControl label={t('View')} size="small" iconOnly value={view} options={views} onChange={onView} /></>}>
      <SearchField label={t('Search templates by name and subject')} placeholder={t('Search name or subject')} value={filter.q} onChange={(q) => { onChange({ q }) }} />
      <Select label={t('Order')} labelHidden value={filter.sort} options={sorts} onChange={(sort) => { onChange({ sort }) }} />
      <Button size="small" look={filter.isArchived ? 'plain' : 'quiet'} icon={<Archive aria-hidden />} aria-pressed={filter.isArchived} onClick={() => { onChange({ isArchived: !filter.isArchived }) }}>{t('Archive')}</Button>
    </Toolbar>
  )
}

interface ListProps { readonly filter: ListFilter; readonly view: View; readonly mayWrite: boolean; readonly onClear: () => void }

function Templates({ filter, view, mayWrite, onClear }: ListProps) {
  const list = useTemplateList(filter)
  const actions = useTemplateActions()
  const rows = list.data?.pages.flatMap(({ data }) => data)
  const more = { hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: t('Show more templates') }
  const problem = list.isError ? { title: t('The templates cannot be shown'), message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null
  const empty = <Empty filter={filter} mayWrite={mayWrite} onClear={onClear} />
  const footer = rows === undefined || rows.length === 0 ? null : <span role="status">{list.hasNextPage ? t('{count, plural, one {# template} other {# templates}} shown, and more', { count: rows.length }) : t('{count, plural, one {# template} other {# templates}}', { count: rows.length })}</span>
  if (view === 'list') {
    return <DataTable label={t('Templates')} columns={templateColumns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.template(id)} isLoading={list.isFetching && rows === undefined} error={problem} empty={empty} more={more} footer={footer} {...(mayWrite ? { rowActions: (template: TemplateRow) => <TemplateMenu template={template} actions={actions} /> } : {})} />
  }
  if (rows === undefined) return problem === null ? <div className="template-grid" aria-busy="true">{Array.from({ length: 6 }, (_, index) => <Skeleton key={index} height="300px" />)}</div> : <ErrorState title={problem.title} onRetry={problem.onRetry}>{problem.message}</ErrorState>
  if (rows.length === 0) return empty
  return (
    <>
      <TemplateGrid rows={rows} actions={mayWrite ? actions : null} />
      <div className="template-grid-foot ui-quiet">{footer}{more.hasMore ? <Button look="quiet" size="small" onClick={more.onMore} busyLabel={more.isLoading ? t('Loading…') : undefined}>{more.label}</Button> : null}</div>
    </>
  )
}

function Empty({ filter, mayWrite, onClear }: { readonly filter: ListFilter; readonly mayWrite: boolean; readonly onClear: () => void }) {
  if (filter.q !== '') return <EmptyState icon={<LayoutTemplate aria-hidden />} title={t('No template fits “{q}”', { q: filter.q })} action={<Button onClick={onClear}>{t('Clear the search')}</Button>}>{filter.isArchived ? t('Names and subjects were searched in the archive.') : t('Names and subjects were searched.')}</EmptyState>
  if (filter.isArchived) return <EmptyState icon={<Archive aria-hidden />} title={t('The archive is empty')} action={<Button onClick={onClear}>{t('Back to the templates')}</Button>}>{t('Templates you archive lie here, and can be taken out again.')}</EmptyState>
  return <EmptyState icon={<LayoutTemplate aria-hidden />} title={t('No template yet')} action={mayWrite ? <ButtonLink look="primary" icon={<Plus aria-hidden />} href={paths.newTemplate}>{t('New template')}</ButtonLink> : undefined}>{t('A template is what a mail says: subject, content and sender. Journeys send it, with the words of each customer filled in.')}</EmptyState>
}
