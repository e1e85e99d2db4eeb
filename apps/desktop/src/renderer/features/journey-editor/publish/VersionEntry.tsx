import { describeChanges } from '@sendero/flow-engine/document'
import { Badge, Button, Skeleton, useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { Eye, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../base/session-context.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { useReading } from '../overlay/reading.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { ChangeList } from './ChangeList.tsx'
import { useNames } from './use-names.ts'
import { documentOf, useVersion, versionQuery } from './use-version.ts'
import type { VersionRow } from './use-versions.ts'

interface Props {
  readonly row: VersionRow
  /** It is the one people enter now. */
  readonly isCurrent: boolean
  readonly onClose: () => void
}

export function VersionEntry({ row, isCurrent, onClose }: Props) {
  const { id } = useEditorState((state) => state.journey)
  const { change } = useReading()
  const { write } = useMay()
  const [isOpen, setOpen] = useState(false)
  const restore = useRestore(row.version)
  const look = (): void => { change({ isOn: true, version: row.version }) }
  return (
    <li className="journey-version">
      <div className="journey-version-head">
        <strong>Version {row.version}</strong>
        {isCurrent ? <Badge tone="good">People enter it now</Badge> : null}
        {row.backfill === 'chosen' ? <Badge title="The members of a chosen segment were entered too">With people who were chosen</Badge> : null}
        {row.backfill === 'all' ? <Badge title="Who was in the segment already was entered too">With those already in the segment</Badge> : null}
      </div>
      <p className="journey-version-by"><TimeText at={row.publishedAt} /> by {row.publishedByName ?? 'somebody who is no longer here'}</p>
      {row.note === '' ? null : <p className="journey-version-note">{row.note}</p>}
      <div className="journey-version-actions">
        <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen) }}>{isOpen ? 'Hide changes' : row.version === 1 ? 'What is in it' : 'What changed'}</Button>
        <Button size="small" look="quiet" icon={<Eye aria-hidden />} onClick={look}>Look at it</Button>
        {write ? <Button size="small" look="quiet" icon={<RotateCcw aria-hidden />} onClick={() => { void restore().then(onClose) }}>Make it the draft</Button> : null}
      </div>
      {isOpen ? <VersionChanges journeyId={id} version={row.version} /> : null}
    </li>
  )
}

/** Puts a version in place of the draft, as one step that can be undone. */
function useRestore(version: number): () => Promise<void> {
  const { session } = useEditor()
  const { id } = useEditorState((state) => state.journey)
  const { change } = useReading()
  const toast = useToast()
  const client = useQueryClient()
  return async () => {
    const document = await client.fetchQuery(versionQuery(id, version)).then(documentOf, () => null)
    if (document === null) return void toast.show({ tone: 'danger', title: `Version ${version} could not be read` })
    change({ isOn: false, version: null })
    const { setMode, run } = session.store.getState()
    setMode('edit')
    if (run({ ok: true, label: `go back to version ${version}`, edits: [{ kind: 'replaceDocument', document }] })) toast.show({ tone: 'good', title: `The draft is version ${version} again`, description: 'Nothing is published yet. Undo brings your draft back.' })
  }
}

function VersionChanges({ journeyId, version }: { readonly journeyId: string; readonly version: number }) {
  const now = useVersion(journeyId, version)
  const before = useVersion(journeyId, version === 1 ? null : version - 1)
  const nameOf = useNames([now.data?.document, before.data?.document])
  if (now.data === undefined || before.data === undefined) return <div aria-busy="true"><Skeleton lines={2} /></div>
  if (now.data?.document == null || (version > 1 && before.data?.document == null)) return <p className="journey-publish-none">This version cannot be read any more.</p>
  const empty = { ...now.data.document, nodes: [], edges: [] }
  return <ChangeList changes={describeChanges({ before: before.data?.document ?? empty, after: now.data.document, nameOf })} none="Nothing that people would notice; it sends the newest texts of its templates." />
}
