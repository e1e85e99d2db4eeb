import { t } from '@sendero/i18n'
import { Card, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import { LoadFailure } from '../LoadFailure.tsx'
import { OtherWorkspaces } from './OtherWorkspaces.tsx'
import { WorkspaceForm } from './WorkspaceForm.tsx'

export function WorkspaceTab() {
  const settings = useQuery({ queryKey: ['workspace', 'get'], queryFn: ({ signal }) => trpc.workspace.get.query({}, { signal }) })
  if (settings.isError) return <LoadFailure title={t('The workspace could not be read')} error={settings.error} onRetry={() => { void settings.refetch() }} isRetrying={settings.isFetching} />
  if (settings.data === undefined) return <Card title={t('Workspace')}><Skeleton width="60%" /><Skeleton width="40%" /></Card>
  return (
    <>
      <WorkspaceForm saved={settings.data} />
      <OtherWorkspaces />
    </>
  )
}
