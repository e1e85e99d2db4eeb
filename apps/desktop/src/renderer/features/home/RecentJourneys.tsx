import { t } from '@sendero/i18n'
import { ButtonLink, Card, DataTable, EmptyState } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { Waypoints } from 'lucide-react'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { StatusText } from '../../journey-status/StatusText.tsx'
import type { Overview } from './use-overview.ts'

type Journey = Overview['journeys'][number]

const columns: readonly Column<Journey>[] = [
  { key: 'name', header: t('Journey'), cell: ({ name }) => name },
  { key: 'status', header: t('Status'), width: '110px', cell: ({ status }) => <StatusText status={status} /> },
  { key: 'here', header: t('People now'), width: '110px', align: 'end', cell: ({ hereNow }) => countLabel(hereNow) },
  { key: 'updated', header: t('Changed'), width: '130px', align: 'end', cell: ({ updatedAt }) => <TimeText at={updatedAt} show="relative" /> },
]

/** Those that are live, then those that were worked on last. */
export function RecentJourneys({ journeys, mayWrite }: { readonly journeys: readonly Journey[]; readonly mayWrite: boolean }) {
  return (
    <Card title={t('Journeys')} actions={<ButtonLink href={paths.journeys} size="small" look="quiet">{t('All journeys')}</ButtonLink>} flush>
      <DataTable
        label={t('Journeys')} columns={columns} rows={journeys} rowKey={({ id }) => id} rowHref={({ id }) => paths.journey(id)}
        empty={<EmptyState size="small" icon={<Waypoints aria-hidden />} title={t('No journey yet')} action={mayWrite ? <ButtonLink href={paths.journeys}>{t('Draw a journey')}</ButtonLink> : undefined}>{t('A journey says what happens when somebody does something.')}</EmptyState>}
      />
    </Card>
  )
}
