import { t } from '@sendero/i18n'
import { Badge, Button, ErrorState, Sheet, Skeleton } from '@sendero/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { trpc } from '../../../base/trpc.ts'

interface Props {
  readonly templateId: string
  readonly currentVersion: number
  readonly onClose: () => void
  readonly onCompare: (version: number) => void
  readonly onRestore: ((version: number) => void) | null
}

const pageSize = 50

/** Every saved state, newest first. */
export function VersionsSheet({ templateId, currentVersion, onClose, onCompare, onRestore }: Props) {
  const versions = useInfiniteQuery({
    queryKey: ['template', 'versions', templateId],
    queryFn: ({ signal, pageParam }) => trpc.template.versions.query({ id: templateId, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const rows = versions.data?.pages.flatMap(({ data }) => data)
  return (
    <Sheet open onOpenChange={onClose} title={t('Versions')} description={t('Every save makes one. Journeys go on sending the version they were published with.')}>
      {rows === undefined && versions.isPending ? <div aria-busy="true"><Skeleton lines={6} /></div> : null}
      {versions.isError ? <ErrorState title={t('The versions cannot be shown')} onRetry={() => { void versions.refetch() }} size="small">{problemText(versions.error)}</ErrorState> : null}
      <ol className="template-versions">
        {rows?.map((row) => (
          <li key={row.version}>
            <div className="template-version-words">
              <p><strong>{t('Version {version}', { version: row.version })}</strong>{row.version === currentVersion ? <Badge tone="accent">{t('Newest')}</Badge> : null}</p>
              <p className="ui-quiet"><TimeText at={row.createdAt} /> · {row.createdByName ?? t('somebody who is gone')}</p>
              <p className="ui-truncate" title={row.subject}>{row.subject === '' ? t('(no subject)') : row.subject}</p>
            </div>
            <div className="ui-actions">
              <Button size="small" onClick={() => { onCompare(row.version) }}>{t('Compare')}</Button>
              {onRestore === null || row.version === currentVersion ? null : <Button size="small" look="quiet" onClick={() => { onRestore(row.version) }}>{t('Restore')}</Button>}
            </div>
          </li>
        ))}
      </ol>
      {versions.hasNextPage ? <Button look="quiet" onClick={() => { void versions.fetchNextPage() }} busyLabel={versions.isFetchingNextPage ? t('Loading…') : undefined}>{t('Load more')}</Button> : null}
    </Sheet>
  )
}
