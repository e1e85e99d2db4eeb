import { t } from '@sendero/i18n'
import { Card, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import { LoadFailure } from '../LoadFailure.tsx'
import { capabilityRows, roleKeys, roleNames } from './roles.ts'
import type { Access } from './roles.ts'

const words: Readonly<Record<Access, string>> = { change: t('Edits'), see: t('Views'), none: '–' }

/** What each role may do, as the server holds them to it. */
export function RoleTable() {
  const roles = useQuery({ queryKey: ['workspace', 'roles'], queryFn: ({ signal }) => trpc.workspace.roles.query({}, { signal }), staleTime: Infinity })
  return (
    <Card title={t('What each role may do')}>
      {roles.isError ? <LoadFailure title={t('The roles could not be read')} error={roles.error} onRetry={() => { void roles.refetch() }} isRetrying={roles.isFetching} /> : roles.data === undefined ? <Skeleton width="80%" height="180px" /> : (
        <div className="settings-roles-frame" tabIndex={0} role="region" aria-label={t('What each role may do')}>
          <table className="settings-roles">
            <thead><tr><td />{roleKeys.map((role) => <th key={role} scope="col">{roleNames[role]}</th>)}</tr></thead>
            <tbody>
              {capabilityRows(roles.data.roles).map(({ label, access }) => (
                <tr key={label}><th scope="row">{label}</th>{roleKeys.map((role) => <td key={role} className={access[role] === 'change' ? 'can' : undefined}>{access[role] === 'none' ? <><span aria-hidden="true">–</span><span className="ui-visually-hidden">{t('nothing')}</span></> : words[access[role]]}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
