import { Badge, Sparkline } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel, countOf, shareLabel } from '../../base/numbers.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { StatusText } from '../../journey-status/StatusText.tsx'
import { TriggerText } from './TriggerText.tsx'
import type { JourneyRow } from './use-journey-list.ts'

export const journeyColumns: readonly Column<JourneyRow>[] = [
  { key: 'name', header: 'Name', cell: (journey) => <Name journey={journey} /> },
  { key: 'status', header: 'Status', width: '104px', cell: ({ status, isEntryClosed }) => <StatusText status={status} isEntryClosed={isEntryClosed} /> },
  { key: 'trigger', header: 'Starts with', width: '190px', cell: ({ trigger }) => <TriggerText trigger={trigger} /> },
  { key: 'people', header: 'People now', width: '92px', align: 'end', cell: ({ people }) => countLabel(people) },
  { key: 'week', header: 'Entered, last 7 days', width: '172px', align: 'end', cell: (journey) => <LastDays journey={journey} /> },
  { key: 'conversion', header: 'Conversion', width: '104px', align: 'end', cell: (journey) => <Conversion journey={journey} /> },
  { key: 'updated', header: 'Updated', width: '150px', align: 'end', cell: ({ updatedAt, archivedAt }) => <span className="journeys-time"><TimeText at={archivedAt ?? updatedAt} show="day" /></span> },
]

function Name({ journey: { name, hasUnpublishedChanges, publishedVersion } }: { readonly journey: JourneyRow }) {
  return (
    <span className="journeys-name">
      <span>{name}</span>
      {hasUnpublishedChanges && publishedVersion !== null ? <Badge title="The draft is not what is published">Unpublished changes</Badge> : null}
    </span>
  )
}

function LastDays({ journey: { last7Days, publishedVersion } }: { readonly journey: JourneyRow }) {
  if (publishedVersion === null) return <None />
  if (last7Days === null) return <span className="quiet" title="Analytics cannot be asked at the moment">unknown</span>
  const { entered, converted, daily } = last7Days
  return (
    <span className="journeys-week" title={`${countOf(entered, 'person', 'people')} entered, ${countLabel(converted)} converted`}>
      {entered === 0 ? null : <Sparkline values={daily} label={`Entered a day, today last: ${daily.map(countLabel).join(', ')}`} width={72} height={20} />}
      <span>{countLabel(entered)}</span>
    </span>
  )
}

function Conversion({ journey: { totals } }: { readonly journey: JourneyRow }) {
  if (totals === null || totals.entered === 0) return <None />
  return <span title={`${countLabel(totals.converted)} of ${countOf(totals.entered, 'person', 'people')} who ever entered reached a goal`}>{shareLabel(totals.converted, totals.entered)}</span>
}

const None = () => <span className="quiet">–</span>
