import { t } from '@sendero/i18n'
import { Badge, Sparkline } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel, shareLabel } from '../../base/numbers.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { StatusText } from '../../journey-status/StatusText.tsx'
import { TriggerText } from './TriggerText.tsx'
import type { JourneyRow } from './use-journey-list.ts'

export const journeyColumns: readonly Column<JourneyRow>[] = [
  { key: 'name', header: t('Name'), cell: (journey) => <Name journey={journey} /> },
  { key: 'status', header: t('Status'), width: '104px', cell: ({ status, isEntryClosed }) => <StatusText status={status} isEntryClosed={isEntryClosed} /> },
  { key: 'trigger', header: t('Starts with'), width: '190px', cell: ({ trigger }) => <TriggerText trigger={trigger} /> },
  { key: 'people', header: t('People now'), width: '92px', align: 'end', cell: ({ people }) => countLabel(people) },
  { key: 'week', header: t('Entered, last 7 days'), width: '172px', align: 'end', cell: (journey) => <LastDays journey={journey} /> },
  { key: 'conversion', header: t('Conversion'), width: '104px', align: 'end', cell: (journey) => <Conversion journey={journey} /> },
  { key: 'updated', header: t('Updated'), width: '150px', align: 'end', cell: ({ updatedAt, archivedAt }) => <span className="journeys-time"><TimeText at={archivedAt ?? updatedAt} show="day" /></span> },
]

function Name({ journey: { name, hasUnpublishedChanges, publishedVersion } }: { readonly journey: JourneyRow }) {
  return (
    <span className="journeys-name">
      <span>{name}</span>
      {hasUnpublishedChanges && publishedVersion !== null ? <Badge title={t('The draft is not what is published')}>{t('Unpublished changes')}</Badge> : null}
    </span>
  )
}

function LastDays({ journey: { last7Days, publishedVersion } }: { readonly journey: JourneyRow }) {
  if (publishedVersion === null) return <None />
  if (last7Days === null) return <span className="quiet" title={t('Analytics cannot be asked at the moment')}>{t('unknown')}</span>
  const { entered, converted, daily } = last7Days
  return (
    <span className="journeys-week" title={t('{count, plural, one {# person} other {# people}} entered, {converted, number} converted', { count: entered, converted })}>
      {entered === 0 ? null : <Sparkline values={daily} label={t('Entered a day, today last: {counts}', { counts: daily.map(countLabel).join(', ') })} width={72} height={20} />}
      <span>{countLabel(entered)}</span>
    </span>
  )
}

function Conversion({ journey: { totals } }: { readonly journey: JourneyRow }) {
  if (totals === null || totals.entered === 0) return <None />
  return <span title={t('{converted, number} of {count, plural, one {# person} other {# people}} who ever entered reached a goal', { converted: totals.converted, count: totals.entered })}>{shareLabel(totals.converted, totals.entered)}</span>
}

const None = () => <span className="quiet">–</span>
