import { t } from '@sendero/i18n'
import { Button, Card, EmptyState, ErrorState, SegmentedControl, Skeleton } from '@sendero/ui'
import { History } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { dateLabel, shownTimeZone } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { byDay } from './timeline-words.ts'
import { TimelineEntry } from './TimelineEntry.tsx'
import { useTimeline } from './use-customer.ts'
import type { TimelineItem, TimelineKind } from './use-customer.ts'

const choices = [{ value: 'all', label: t('All') }, { value: 'event', label: t('Events') }, { value: 'message', label: t('Messages') }, { value: 'nodeVisit', label: t('Journeys') }] as const

/** Everything that happened to a customer, newest first. */
export function Timeline({ customerId }: { readonly customerId: string }) {
  const [kind, setKind] = useState<TimelineKind | null>(null)
  const timeline = useTimeline(customerId, kind)
  const items = timeline.data?.pages.flatMap(({ data }) => data)
  return (
    <Card
      title={t('Timeline')} description={t('Newest first, times in {shownTimeZone}', { shownTimeZone: shownTimeZone() })} className="customers-timeline-card"
      actions={<SegmentedControl label={t('Show')} size="small" value={kind ?? 'all'} options={choices} onChange={(choice) => { setKind(choice === 'all' ? null : choice) }} />}
    >
      {timeline.isError ? <ErrorState title={t('The timeline could not be read')} size="small" onRetry={() => { void timeline.refetch() }} isRetrying={timeline.isFetching}>{problemText(problemOfCall(timeline.error) ?? timeline.error)}</ErrorState> : null}
      {items === undefined && !timeline.isError ? <Waiting /> : null}
      {items === undefined ? null : items.length === 0 ? <Nothing kind={kind} /> : <Days items={items} />}
      {timeline.hasNextPage ? <div className="customers-timeline-more"><Button look="quiet" size="small" busyLabel={timeline.isFetchingNextPage ? t('Loading…') : undefined} onClick={() => { void timeline.fetchNextPage() }}>{t('Show older')}</Button></div> : null}
    </Card>
  )
}

function Days({ items }: { readonly items: readonly TimelineItem[] }) {
  return byDay(items, dateLabel).map(({ day, items: ofDay }, index) => (
    <section key={`${day} ${String(index)}`} className="customers-day" aria-label={day}>
      <h3>{day}</h3>
      <ol>{ofDay.map((item, place) => <TimelineEntry key={keyOf(item, place)} item={item} />)}</ol>
    </section>
  ))
}

// Two events of one name and instant are two events; nothing in them tells them apart but their place.
const keyOf = (item: TimelineItem, place: number): string => (item.kind === 'message' ? item.messageId : `${item.kind} ${item.at} ${item.kind === 'event' ? item.event : item.nodeId} ${String(place)}`)

const nothing: Readonly<Record<TimelineKind, string>> = { event: t('They have done nothing that was sent here.'), message: t('Nothing was written to them yet.'), nodeVisit: t('They were in no journey yet.') }

function Nothing({ kind }: { readonly kind: TimelineKind | null }) {
  return <EmptyState size="small" icon={<History aria-hidden />} title={t('Nothing yet')}>{kind === null ? t('Events, messages and the steps of journeys appear here as they happen.') : nothing[kind]}</EmptyState>
}

function Waiting() {
  return <div aria-busy="true" className="customers-waiting">{Array.from({ length: 6 }, (_, line) => <Skeleton key={line} height="34px" />)}</div>
}
