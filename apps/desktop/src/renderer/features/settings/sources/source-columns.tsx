import { t } from '@sendero/i18n'
import { Badge, StatusDot, rich } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel } from '../../../base/numbers.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import type { Source } from './use-sources.ts'

export const sourceColumns: readonly Column<Source>[] = [
  { key: 'name', header: t('Source'), cell: ({ name, createdAt }) => <span className="settings-cell"><span>{name}</span><span className="quiet">{rich('since {day}', { day: <TimeText at={createdAt} show="day" /> })}</span></span> },
  { key: 'state', header: t('Last event'), width: '300px', cell: (source) => <SourceState source={source} /> },
  { key: 'events', header: t('Events'), width: '110px', align: 'end', cell: ({ eventsCount }) => countLabel(eventsCount) },
]

function SourceState({ source: { revokedAt, lastEvent, lastEventAt } }: { readonly source: Source }) {
  if (revokedAt !== null) return <span className="settings-cell"><span><Badge tone="danger">{t('Revoked')}</Badge></span><span className="quiet"><TimeText at={revokedAt} show="day" /></span></span>
  if (lastEventAt === null) return <StatusDot tone="warn">{t('Nothing has arrived yet')}</StatusDot>
  return <span className="settings-cell"><StatusDot tone="good">{lastEvent}</StatusDot><span className="quiet"><TimeText at={lastEventAt} show="relative" /></span></span>
}
