import { t, tc } from '@sendero/i18n'
import { Button, DateRangePicker, ErrorState, PageHeader, SearchField, Skeleton, StatusDot, Toolbar } from '@sendero/ui'
import type { DateRange } from '@sendero/ui'
import { Pause, Play } from 'lucide-react'
import { shownTimeZone } from '../../base/time.ts'
import { CustomerPicker } from '../../pickers/CustomerPicker.tsx'
import { EventNamePicker } from '../../pickers/EventNamePicker.tsx'
import { isFiltered, noFilter, presets, useEventFilter } from './event-filter.ts'
import type { EventFilter } from './event-filter.ts'
import { EventList } from './EventList.tsx'
import { EventsEmpty } from './EventsEmpty.tsx'
import { useEventFeed } from './use-event-feed.ts'
import './events.css'

type Live = ReturnType<typeof useEventFeed>

export function EventsPage() {
  const [filter, setFilter] = useEventFilter()
  const live = useEventFeed(filter)
  return (
    <div className="page events">
      <PageHeader title={t('Events')} meta={<LiveState live={live} />} actions={<LiveButton live={live} />} />
      <Filters filter={filter} onChange={setFilter} />
      <Feed live={live} isNarrowed={isFiltered(filter)} onClear={() => { setFilter(noFilter) }} />
    </div>
  )
}

function LiveState({ live: { feed } }: { readonly live: Live }) {
  return feed.isPaused
    ? <StatusDot tone="neutral">{feed.held.length === 0 ? t('Paused') : t('Paused, {count, number} held back', { count: feed.held.length })}</StatusDot>
    : <StatusDot tone="good" isLive>{tc('events as they arrive', 'Live')}</StatusDot>
}

function LiveButton({ live: { feed, pause, resume } }: { readonly live: Live }) {
  if (!feed.isPaused) return <Button icon={<Pause aria-hidden />} onClick={pause}>{t('Pause')}</Button>
  return <Button look="primary" icon={<Play aria-hidden />} onClick={resume}>{feed.held.length === 0 ? t('Resume') : t('Resume and show {count, plural, one {# event} other {# events}}', { count: feed.held.length })}</Button>
}

function Filters({ filter, onChange }: { readonly filter: EventFilter; readonly onChange: (change: Partial<EventFilter>) => void }) {
  const range: DateRange = typeof filter.range === 'string' ? { kind: 'preset', preset: filter.range } : { kind: 'days', ...filter.range }
  return (
    <Toolbar label={t('Find events')} end={isFiltered(filter) ? <Button size="small" look="quiet" onClick={() => { onChange(noFilter) }}>{t('Clear filters')}</Button> : undefined}>
      <EventNamePicker label={t('Event')} labelHidden placeholder={t('Any event')} clearable value={filter.event} onChange={(event) => { onChange({ event }) }} className="events-filter" />
      <CustomerPicker label={t('Customer')} labelHidden placeholder={t('Anybody')} clearable value={filter.customer} onChange={(customer) => { onChange({ customer }) }} className="events-filter" />
      <SearchField label={t('Search in properties')} placeholder={t('Text in properties')} value={filter.q} onChange={(q) => { onChange({ q }) }} className="events-search" />
      <DateRangePicker label={t('Happened')} zone={shownTimeZone()} presets={presets} value={range} onChange={(chosen) => { onChange({ range: chosen.kind === 'preset' ? chosen.preset : { from: chosen.from, to: chosen.to } }) }} />
    </Toolbar>
  )
}

function Feed({ live: { feed, problem, isLoading, retry, loadOlder }, isNarrowed, onClear }: { readonly live: Live; readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const { rows } = feed
  return (
    <>
      {problem === null ? null : <ErrorState title={t('The events could not be read')} size={rows === undefined ? 'medium' : 'small'} onRetry={retry} isRetrying={isLoading}>{problem}</ErrorState>}
      {rows === undefined ? (problem === null ? <Waiting /> : null) : rows.length === 0 ? <div className="events-frame"><EventsEmpty isFiltered={isNarrowed} isLooking={loadOlder !== null} onClear={onClear} /></div> : <EventList rows={rows} fresh={feed.fresh} />}
      {loadOlder === null ? null : <div className="events-more"><Button look="quiet" size="small" busyLabel={isLoading ? t('Loading…') : undefined} onClick={loadOlder}>{rows?.length === 0 ? t('Look further back') : t('Show older events')}</Button></div>}
    </>
  )
}

function Waiting() {
  return <div className="events-frame" aria-busy="true"><div className="events-waiting">{Array.from({ length: 10 }, (_, line) => <Skeleton key={line} height="22px" />)}</div></div>
}
