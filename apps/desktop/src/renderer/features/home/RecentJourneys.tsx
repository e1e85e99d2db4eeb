import { ButtonLink, Card, DataTable, EmptyState, StatusDot } from '@sendero/ui'
import type { Column, Tone } from '@sendero/ui'
import { Waypoints } from 'lucide-react'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import type { Overview } from './use-overview.ts'

type Journey = Overview['journeys'][number]

const states: Readonly<Record<Journey['status'], { readonly label: string; readonly tone: Tone }>> = {
  live: { label: 'Live', tone: 'good' }, paused: { label: 'Paused', tone: 'warn' }, draft: { label: 'Draft', tone: 'neutral' }, stopped: { label: 'Stopped', tone: 'danger' },
}

const columns: readonly Column<Journey>[] = [
  { key: 'name', header: 'Journey', cell: ({ name }) => name },
  { key: 'status', header: 'Status', width: '110px', cell: ({ status }) => <StatusDot tone={states[status].tone}>{states[status].label}</StatusDot> },
  { key: 'here', header: 'On the way', width: '110px', align: 'end', cell: ({ hereNow }) => countLabel(hereNow) },
  { key: 'updated', header: 'Changed', width: '130px', align: 'end', cell: ({ updatedAt }) => <TimeText at={updatedAt} show="relative" /> },
]

/** Those that are live, then those that were worked on last. */
export function RecentJourneys({ journeys, mayWrite }: { readonly journeys: readonly Journey[]; readonly mayWrite: boolean }) {
  return (
    <Card title="Journeys" actions={<ButtonLink href={paths.journeys} size="small" look="quiet">All journeys</ButtonLink>} flush>
      <DataTable
        label="Journeys" columns={columns} rows={journeys} rowKey={({ id }) => id} rowHref={({ id }) => paths.journey(id)}
        empty={<EmptyState size="small" icon={<Waypoints aria-hidden />} title="No journey yet" action={mayWrite ? <ButtonLink href={paths.journeys}>Draw a journey</ButtonLink> : undefined}>A journey says what happens when somebody does something.</EmptyState>}
      />
    </Card>
  )
}
