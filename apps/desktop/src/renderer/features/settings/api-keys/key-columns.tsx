import { t } from '@sendero/i18n'
import { Badge, rich } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { TimeText } from '../../../base/TimeText.tsx'
import type { trpc } from '../../../base/trpc.ts'
import { scopesInWords } from './scopes.ts'

export type ApiKey = Awaited<ReturnType<typeof trpc.keys.list.query>>['data'][number]

export const keyColumns: readonly Column<ApiKey>[] = [
  { key: 'name', header: t('Key'), cell: ({ name, createdAt }) => <span className="settings-cell"><span>{name}</span><span className="quiet">{rich('made {day}', { day: <TimeText at={createdAt} show="day" /> })}</span></span> },
  { key: 'scopes', header: t('Permissions'), cell: ({ scopes }) => scopesInWords(scopes) },
  { key: 'used', header: t('Last used'), width: '130px', cell: ({ lastUsedAt }) => (lastUsedAt === null ? <span className="quiet">{t('never')}</span> : <TimeText at={lastUsedAt} show="relative" />) },
  { key: 'ends', header: t('Expires'), width: '150px', cell: (key) => <KeyEnd apiKey={key} /> },
]

function KeyEnd({ apiKey: { revokedAt, expiresAt } }: { readonly apiKey: ApiKey }) {
  if (revokedAt !== null) return <Badge tone="danger">{t('Revoked')}</Badge>
  if (expiresAt === null) return <span className="quiet">{t('never')}</span>
  return Date.parse(expiresAt) <= Date.now() ? <Badge tone="danger">{t('Expired')}</Badge> : <TimeText at={expiresAt} show="day" />
}
