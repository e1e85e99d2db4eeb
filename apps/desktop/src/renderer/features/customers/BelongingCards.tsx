import { t } from '@sendero/i18n'
import { Badge, Button, Card, EmptyState, ErrorState, Link, Skeleton, rich } from '@sendero/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall } from '../../base/trpc.ts'
import { ExplainDialog } from '../../rule-builder/ExplainDialog.tsx'
import { standingWords } from './standing-words.ts'
import { useJourneysOf, useListsOf, useMemberships } from './use-customer.ts'

interface Asked { readonly data: { readonly data: readonly unknown[] } | undefined; readonly isError: boolean; readonly error: unknown; readonly refetch: () => unknown }

export function SegmentsCard({ customerId }: { readonly customerId: string }) {
  const memberships = useMemberships(customerId)
  // The segment to explain; null: one is still to be chosen.
  const [explained, setExplained] = useState<string | null | undefined>(undefined)
  return (
    <Card flush title={t('Segments')} actions={<Button size="small" look="quiet" onClick={() => { setExplained(null) }}>{t('Explain a segment')}</Button>}>
      <State asked={memberships} failure={t('The segments could not be read')} nothing={t('They are in no segment.')}>
        <ul className="customers-belongings">
          {memberships.data?.data.map(({ segmentId, name, since }) => (
            <li key={segmentId}>
              <Link href={paths.segment(segmentId)}>{name}</Link>
              <span className="quiet">{since === null ? t('since just now') : rich('since {day}', { day: <TimeText at={since} show="day" /> })}</span>
              <Button size="small" look="quiet" onClick={() => { setExplained(segmentId) }} aria-label={t('Why are they in {name}?', { name })}>{t('Why?')}</Button>
            </li>
          ))}
        </ul>
      </State>
      {explained === undefined ? null : <ExplainDialog customerId={customerId} {...(explained === null ? {} : { segmentId: explained })} onClose={() => { setExplained(undefined) }} />}
    </Card>
  )
}

export function ListsCard({ customerId }: { readonly customerId: string }) {
  const lists = useListsOf(customerId)
  return (
    <Card flush title={t('Lists')}>
      <State asked={lists} failure={t('The lists could not be read')} nothing={t('They are on no list.')}>
        <ul className="customers-belongings">
          {lists.data?.data.map(({ listId, name, addedAt }) => (
            <li key={listId}>
              <Link href={paths.list(listId)}>{name}</Link>
              <span className="quiet">{rich('since {day}', { day: <TimeText at={addedAt} show="day" /> })}</span>
            </li>
          ))}
        </ul>
      </State>
    </Card>
  )
}

export function JourneysCard({ customerId }: { readonly customerId: string }) {
  const journeys = useJourneysOf(customerId)
  return (
    <Card flush title={t('Journeys')}>
      <State asked={journeys} failure={t('The journeys could not be read')} nothing={t('They were in no journey yet.')}>
        <ul className="customers-belongings">
          {journeys.data?.data.map((journey) => {
            const { label, tone, place } = standingWords(journey)
            return (
              <li key={journey.workflowId} className="tall">
                <span className="customers-belonging-head"><Link href={paths.journeyPerson(journey.workflowId, customerId)} title={t('See their path')}>{journey.name}</Link><Badge tone={tone}>{label}</Badge></span>
                <span className="quiet">{journey.wakeAt === null ? place : rich('{place}, until {time}', { place, time: <TimeText at={journey.wakeAt} /> })}</span>
                <span className="quiet">{journey.runs > 1 ? rich('Entered {time}, {count, plural, one {# time} other {# times}} in all', { time: <TimeText at={journey.startedAt} />, count: journey.runs }) : rich('Entered {time}', { time: <TimeText at={journey.startedAt} /> })}</span>
              </li>
            )
          })}
        </ul>
      </State>
    </Card>
  )
}

function State({ asked, failure, nothing, children }: { readonly asked: Asked; readonly failure: string; readonly nothing: string; readonly children: ReactNode }) {
  if (asked.isError) return <ErrorState size="small" title={failure} onRetry={() => { asked.refetch() }}>{problemText(problemOfCall(asked.error) ?? asked.error)}</ErrorState>
  if (asked.data === undefined) return <div aria-busy="true" className="customers-waiting"><Skeleton lines={2} /></div>
  return asked.data.data.length === 0 ? <EmptyState size="small" title={nothing} /> : children
}
