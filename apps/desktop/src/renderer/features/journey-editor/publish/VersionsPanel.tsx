import { Button, ErrorState, Sheet, Skeleton } from '@sendero/ui'
import { problemText } from '../../../base/http.ts'
import { problemOfCall } from '../../../base/trpc.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { DraftEntry } from './DraftEntry.tsx'
import { useVersions } from './use-versions.ts'
import { VersionEntry } from './VersionEntry.tsx'
import './publish.css'

/** Who published what and when, with the changes in words; each can be looked at on the canvas and made the draft again. */
export function VersionsPanel({ onClose }: { readonly onClose: () => void }) {
  const { session, camera } = useEditor()
  const { id, publishedVersion } = useEditorState((state) => state.journey)
  const versions = useVersions(id)
  const rows = versions.data?.pages.flatMap(({ data }) => data)
  const show = (nodeId: string): void => {
    session.store.getState().select([nodeId])
    camera.current?.reveal([nodeId])
  }
  return (
    <Sheet open modal={false} onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title="Versions" description="People finish on the version they entered.">
      <ol className="journey-versions">
        <DraftEntry onShow={show} onClose={onClose} />
        {rows?.map((row) => <VersionEntry key={row.version} row={row} isCurrent={row.version === publishedVersion} onClose={onClose} />)}
        {rows === undefined && !versions.isError ? <li aria-busy="true"><Skeleton lines={3} /></li> : null}
      </ol>
      {versions.isError ? <ErrorState size="small" title="The versions could not be read" onRetry={() => { void versions.refetch() }}>{problemText(problemOfCall(versions.error) ?? versions.error)}</ErrorState> : null}
      {versions.hasNextPage ? <Button size="small" look="quiet" busyLabel={versions.isFetchingNextPage ? 'Loading…' : undefined} onClick={() => { void versions.fetchNextPage() }}>Show older versions</Button> : null}
    </Sheet>
  )
}
