import { describeChanges } from '@sendero/flow-engine/document'
import { Button, Skeleton } from '@sendero/ui'
import { GitCompare } from 'lucide-react'
import { countOf } from '../../../base/numbers.ts'
import { useCompared } from '../compare/use-compared.ts'
import { useEditorState } from '../store/editor-context.ts'
import { ChangeList } from './ChangeList.tsx'
import { useNames } from './use-names.ts'
import { useVersion } from './use-version.ts'

/** The draft at the head of the versions, with what is not published yet. Nothing when it is what is published. */
export function DraftEntry({ onShow, onClose }: { readonly onShow: (nodeId: string) => void; readonly onClose: () => void }) {
  const { compare } = useCompared()
  const { id, publishedVersion, hasUnpublishedChanges } = useEditorState((state) => state.journey)
  const draft = useEditorState((state) => state.document)
  const { data } = useVersion(id, publishedVersion)
  const nameOf = useNames([draft, data?.document])
  if (!hasUnpublishedChanges || publishedVersion === null) return null
  const changes = data?.document == null ? undefined : describeChanges({ before: data.document, after: draft, nameOf })
  return (
    <li className="journey-version draft">
      <div className="journey-version-head"><strong>Draft</strong><span>{changes === undefined ? 'not published' : countOf(changes.length, 'change', 'changes')}</span></div>
      {changes === undefined ? <Skeleton lines={2} /> : <ChangeList changes={changes} none="Nothing that people would notice." onShow={onShow} />}
      <div className="journey-version-actions"><Button size="small" look="quiet" icon={<GitCompare aria-hidden />} onClick={() => { onClose(); compare({ before: publishedVersion, after: 'draft' }) }}>See it on the canvas</Button></div>
    </li>
  )
}
