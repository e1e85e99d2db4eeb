import { describeChanges, type JourneyDocument } from '@sendero/flow-engine/document'
import { Button, Notice, Sheet, Skeleton, TextArea } from '@sendero/ui'
import { GitCompare } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { countOf } from '../../../base/numbers.ts'
import { useCompared } from '../compare/use-compared.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { missingOf, noBackfill, type Backfill } from './backfill.ts'
import { BackfillChoice } from './BackfillChoice.tsx'
import { ChangeList } from './ChangeList.tsx'
import { ProblemList } from './ProblemList.tsx'
import { consequences, publishState } from './publish-state.ts'
import { Published } from './Published.tsx'
import { ReachFigures, useReach } from './ReachFigures.tsx'
import { useNames } from './use-names.ts'
import { usePublish, type Publishing } from './use-publish.ts'
import { useVersion } from './use-version.ts'
import './publish.css'

/** Everything to know before the draft goes to people: problems, changes in words, reach, and whom to catch up on. */
export function PublishSheet({ onClose }: { readonly onClose: () => void }) {
  const { session, camera } = useEditor()
  const journey = useEditorState((state) => state.journey)
  const publishing = usePublish()
  const [backfill, setBackfill] = useState<Backfill>(noBackfill)
  const [note, setNote] = useState('')
  const show = (nodeId: string): void => {
    onClose()
    session.store.getState().select([nodeId])
    camera.current?.reveal([nodeId])
  }
  const blocking = publishing.problems?.filter(({ level }) => level === 'blocks').length ?? 0
  const { kind, label } = publishState(journey, blocking)
  if (publishing.version !== null) return <Published version={publishing.version} backfill={backfill} onClose={onClose} />
  const refusal = publishing.unsaved ?? (publishing.problems === undefined ? 'The server is still looking at it.' : blocking > 0 ? `${countOf(blocking, 'problem blocks', 'problems block')} it.` : missingOf(backfill))
  return (
    <Sheet
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} size="large" title={kind === 'done' ? label : `Publish “${journey.name}”`}
      description={journey.publishedVersion === null ? 'From then on people enter, and mails go out.' : `Makes the draft version ${journey.publishedVersion + 1}.`}
      footer={<>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabledReason={refusal} busyLabel={publishing.isPublishing ? 'Publishing…' : undefined} onClick={() => { publishing.publish({ backfill, note }) }}>{kind === 'done' ? `Publish version ${(journey.publishedVersion ?? 0) + 1}` : label}</Button>
      </>}
    >
      <div className="journey-publish">
        {publishing.unsaved === null ? null : <Notice tone="warn" title="Not everything is saved">{publishing.unsaved}</Notice>}
        {publishing.failure === null ? null : <Notice tone="problem" title="It was not published">{publishing.failure}</Notice>}
        <Problems publishing={publishing} onShow={show} />
        <Changes onShow={show} onClose={onClose} />
        <People publishing={publishing} backfill={backfill} onBackfill={setBackfill} />
        <TextArea label="Note" optional rows={2} maxLength={2000} value={note} hint="What changed and why, for those who look at the versions later." onChange={(event) => { setNote(event.target.value) }} />
      </div>
    </Sheet>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section><h3>{title}</h3>{children}</section>
}

function Problems({ publishing: { problems, checkError, unsaved }, onShow }: { readonly publishing: Publishing; readonly onShow: (nodeId: string) => void }) {
  const document = useEditorState((state) => state.document)
  if (checkError !== null) return <Notice tone="problem" title="It could not be checked">{checkError}</Notice>
  if (problems === undefined) return unsaved === null ? <Part title="Check"><div aria-busy="true"><Skeleton lines={2} /></div></Part> : null
  const blocks = problems.filter(({ level }) => level === 'blocks')
  const others = problems.filter(({ level }) => level !== 'blocks')
  return (
    <>
      {blocks.length === 0 ? null : <Part title={`${countOf(blocks.length, 'problem blocks', 'problems block')} publishing`}><ProblemList problems={blocks} document={document} onShow={onShow} /></Part>}
      {others.length === 0 ? null : <Others problems={others} document={document} onShow={onShow} />}
      {problems.length === 0 ? <Notice tone="good" title="Nothing speaks against it" /> : null}
    </>
  )
}

function Others({ problems, document, onShow }: { readonly problems: readonly Problem[]; readonly document: JourneyDocument; readonly onShow: (nodeId: string) => void }) {
  return <Part title={`Worth a look (${problems.length})`}><ProblemList problems={problems} document={document} onShow={onShow} /></Part>
}

function Changes({ onShow, onClose }: { readonly onShow: (nodeId: string) => void; readonly onClose: () => void }) {
  const { compare } = useCompared()
  const { id, publishedVersion } = useEditorState((state) => state.journey)
  const draft = useEditorState((state) => state.document)
  const standing = useEditorState((state) => state.standing)
  const { data, error } = useVersion(id, publishedVersion)
  const nameOf = useNames([draft, data?.document])
  if (publishedVersion === null) return null
  if (error !== null || (data !== undefined && data?.document == null)) return <Part title="Changes"><p className="journey-publish-none">Version {publishedVersion} cannot be read, so nothing can be compared.</p></Part>
  return (
    <Part title={`Changes since version ${publishedVersion}`}>
      {data?.document == null ? <div aria-busy="true"><Skeleton lines={2} /></div> : <ChangeList changes={describeChanges({ before: data.document, after: draft, nameOf })} none="Nothing that people would notice. Texts of templates may have changed: a new version sends their newest." onShow={onShow} standing={standing} />}
      <div className="ui-actions"><Button size="small" icon={<GitCompare aria-hidden />} onClick={() => { onClose(); compare({ before: publishedVersion, after: 'draft' }) }}>See it on the canvas</Button></div>
    </Part>
  )
}

function People({ publishing: { unsaved, revision }, backfill, onBackfill }: { readonly publishing: Publishing; readonly backfill: Backfill; readonly onBackfill: (backfill: Backfill) => void }) {
  const journey = useEditorState((state) => state.journey)
  const draft = useEditorState((state) => state.document)
  const reach = useReach(journey.id, unsaved === null, revision)
  const nameOf = useNames([draft])
  const { trigger } = draft.entry
  return (
    <Part title="People">
      <ReachFigures reach={reach} hasMail={draft.nodes.some(({ kind }) => kind === 'email')} peopleLabel={trigger.kind === 'event' ? 'Did it in 30 days' : 'segmentId' in trigger && trigger.segmentId !== undefined ? 'In the segment' : 'May enter'} />
      <BackfillChoice entry={draft.entry} nameOf={nameOf} reach={reach.data} value={backfill} onChange={onBackfill} />
      <ul className="journey-publish-after">{consequences(journey, countOf).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </Part>
  )
}
