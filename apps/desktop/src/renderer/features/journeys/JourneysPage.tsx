import { t } from '@sendero/i18n'
import { Button, DataTable, PageHeader, SearchField, SegmentedControl, Toolbar } from '@sendero/ui'
import { Archive, LayoutGrid, Plus, Waypoints } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { shownTimeZone } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import type { JourneyStatus, StatusAction } from '../../journey-status/journey-status.ts'
import { StatusDialog } from '../../journey-status/StatusDialog.tsx'
import { journeyColumns } from './journey-columns.tsx'
import { JourneyMenu } from './JourneyMenu.tsx'
import { JourneysEmpty, type Beginnings } from './JourneysEmpty.tsx'
import { useListFilter } from './list-filter.ts'
import type { ListFilter } from './list-filter.ts'
import { RenameDialog } from './RenameDialog.tsx'
import { useJourneyActions } from './use-journey-actions.ts'
import { useJourneyList } from './use-journey-list.ts'
import type { JourneyRow } from './use-journey-list.ts'
import './journeys.css'

export function JourneysPage() {
  const [filter, setFilter] = useListFilter()
  const actions = useJourneyActions()
  const { write } = useMay()
  const [isCreating, setCreating] = useState(false)
  const begin = (how: 'create' | 'createFromStarter') => (): void => {
    setCreating(true)
    void actions[how]().finally(() => { setCreating(false) })
  }
  const create = begin('create')
  const createFromStarter = begin('createFromStarter')
  return (
    <div className="page journeys">
      <PageHeader title={t('Journeys')} actions={write ? (
        <>
          <Button icon={<LayoutGrid aria-hidden />} disabled={isCreating} onClick={createFromStarter}>{t('Start from a starter')}</Button>
          <Button look="primary" icon={<Plus aria-hidden />} onClick={create} busyLabel={isCreating ? t('Creating…') : undefined}>{t('New journey')}</Button>
        </>
      ) : undefined} />
      <Filters filter={filter} onChange={setFilter} />
      <Journeys filter={filter} onClear={() => { setFilter({ q: '', status: null, isArchived: false }) }} onCreate={write ? { blank: create, starter: createFromStarter } : null} />
    </div>
  )
}

const statusOptions: readonly { readonly value: JourneyStatus | 'any'; readonly label: string }[] = [
  { value: 'any', label: t('All') }, { value: 'live', label: t('Live') }, { value: 'paused', label: t('Paused') }, { value: 'draft', label: t('Drafts') }, { value: 'stopped', label: t('Stopped') },
]

function Filters({ filter, onChange }: { readonly filter: ListFilter; readonly onChange: (change: Partial<ListFilter>) => void }) {
  return (
    <Toolbar label={t('Find journeys')} end={<span>{t('Dates and days in {shownTimeZone}', { shownTimeZone: shownTimeZone() })}</span>}>
      <SearchField label={t('Search journeys by name')} placeholder={t('Search by name')} value={filter.q} onChange={(q) => { onChange({ q }) }} />
      <SegmentedControl label={t('Status')} size="small" value={filter.status ?? 'any'} options={statusOptions} onChange={(status) => { onChange({ status: status === 'any' ? null : status }) }} />
      <Button size="small" look={filter.isArchived ? 'plain' : 'quiet'} icon={<Archive aria-hidden />} aria-pressed={filter.isArchived} onClick={() => { onChange({ isArchived: !filter.isArchived }) }}>{t('Archive')}</Button>
    </Toolbar>
  )
}

function Journeys({ filter, onClear, onCreate }: { readonly filter: ListFilter; readonly onClear: () => void; readonly onCreate: Beginnings | null }) {
  const list = useJourneyList(filter)
  const navigate = useNavigate()
  const actions = useJourneyActions()
  const { write } = useMay()
  const [renamed, setRenamed] = useState<JourneyRow | null>(null)
  const [changing, setChanging] = useState<{ journey: JourneyRow; action: StatusAction } | null>(null)
  const rows = list.data?.pages.flatMap(({ data }) => data)
  const menu = (journey: JourneyRow) => (
    <JourneyMenu
      journey={journey} actions={actions} mayWrite={write} onOpen={({ id }) => { void navigate(paths.journey(id)) }} onRename={setRenamed} onStatus={(of, action) => { setChanging({ journey: of, action }) }}
    />
  )
  return (
    <>
      <DataTable
        label={t('Journeys')} columns={journeyColumns} rows={rows} rowKey={({ id }) => id} rowActions={menu} isLoading={list.isFetching && rows === undefined}
        {...(filter.isArchived ? {} : { rowHref: ({ id }: JourneyRow) => paths.journey(id) })}
        error={list.isError ? { title: t('The journeys could not be read'), message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
        empty={<JourneysEmpty filter={filter} onClear={onClear} onCreate={onCreate} />}
        more={{ hasMore: list.hasNextPage, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: t('Show more journeys') }}
        footer={rows === undefined || rows.length === 0 ? null : <span role="status"><Waypoints aria-hidden className="journeys-count-icon" />{list.hasNextPage ? t('{count, plural, one {# journey} other {# journeys}} shown, and more', { count: rows.length }) : t('{count, plural, one {# journey} other {# journeys}}', { count: rows.length })}</span>}
      />
      {renamed === null ? null : <RenameDialog journey={renamed} onRename={(name) => actions.rename(renamed, name)} onClose={() => { setRenamed(null) }} />}
      {changing === null ? null : <StatusDialog journey={changing.journey} action={changing.action} onClose={() => { setChanging(null) }} />}
    </>
  )
}
