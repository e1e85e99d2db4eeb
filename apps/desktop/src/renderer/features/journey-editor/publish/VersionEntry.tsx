import { describeChanges } from '@sendero/flow-engine/document'
import { Badge, Button, Skeleton } from '@sendero/ui'
import { Eye, GitCompare, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../base/session-context.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { useCompared } from '../compare/use-compared.ts'
import { useReading } from '../overlay/reading.ts'
import { useEditorState } from '../store/editor-context.ts'
import { ChangeList } from './ChangeList.tsx'
import { useNames } from './use-names.ts'
import { useRestore } from './use-restore.ts'
import { useVersion } from './use-version.ts'
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
  const restore = useRestore()
  const { compare } = useCompared()
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
        <Button size="small" look="quiet" icon={<GitCompare aria-hidden />} onClick={() => { onClose(); compare({ before: row.version, after: 'draft' }) }}>Compare</Button>
        {write ? <Button size="small" look="quiet" icon={<RotateCcw aria-hidden />} onClick={() => { void restore(row.version).then((isDone) => { if (isDone) onClose() }) }}>Make it the draft</Button> : null}
      </div>
      {isOpen ? <VersionChanges journeyId={id} version={row.version} /> : null}
      {isOpen && row.version > 1 ? <div className="journey-version-actions"><Button size="small" look="quiet" icon={<GitCompare aria-hidden />} onClick={() => { onClose(); compare({ before: row.version - 1, after: row.version }) }}>See it on the canvas</Button></div> : null}
    </li>
  )
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
