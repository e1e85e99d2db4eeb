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
    <Sheet open onOpenChange={onClose} title="Versions" description="Every save makes one. Journeys go on sending the version they were published with.">
      {rows === undefined && versions.isPending ? <div aria-busy="true"><Skeleton lines={6} /></div> : null}
      {versions.isError ? <ErrorState title="The versions cannot be shown" onRetry={() => { void versions.refetch() }} size="small">{problemText(versions.error)}</ErrorState> : null}
      <ol className="template-versions">
        {rows?.map((row) => (
          <li key={row.version}>
            <div className="template-version-words">
              <p><strong>Version {row.version}</strong>{row.version === currentVersion ? <Badge tone="accent">Newest</Badge> : null}</p>
              <p className="ui-quiet"><TimeText at={row.createdAt} /> · {row.createdByName ?? 'somebody who is gone'}</p>
              <p className="ui-truncate" title={row.subject}>{row.subject === '' ? '(no subject)' : row.subject}</p>
            </div>
            <div className="ui-actions">
              <Button size="small" onClick={() => { onCompare(row.version) }}>Compare</Button>
              {onRestore === null || row.version === currentVersion ? null : <Button size="small" look="quiet" onClick={() => { onRestore(row.version) }}>Restore</Button>}
            </div>
          </li>
        ))}
      </ol>
      {versions.hasNextPage ? <Button look="quiet" onClick={() => { void versions.fetchNextPage() }} busyLabel={versions.isFetchingNextPage ? 'Loading…' : undefined}>Load more</Button> : null}
    </Sheet>
  )
}
