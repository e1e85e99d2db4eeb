import { Button, Notice } from '@sendero/ui'
import { TimeText } from '../../base/TimeText.tsx'
import type { EditedTemplate } from './use-template-draft.ts'

/** What stands between the author and a clean save: somebody else's version, a refusal, text that was restored. */
export function EditorNotices({ edited, onCompare }: { readonly edited: EditedTemplate; readonly onCompare: (version: number) => void }) {
  const { conflict, problem, restoredFrom, isSaving } = edited
  if (conflict !== null) {
    return (
      <Notice
        tone="warn" title={`${conflict.savedByName ?? 'Somebody'} saved version ${conflict.version} while you were editing`}
        actions={<>
          <Button size="small" onClick={() => { onCompare(conflict.version) }}>Compare</Button>
          <Button size="small" onClick={() => { void edited.settle('theirs') }}>Use theirs</Button>
          <Button size="small" look="primary" onClick={() => { void edited.settle('mine') }} busyLabel={isSaving ? 'Saving…' : undefined}>Save mine as version {conflict.version + 1}</Button>
        </>}
      >
        <p>Your text is still here. Nothing of either is lost: every version stays in the list.</p>
      </Notice>
    )
  }
  if (problem !== null) return <Notice tone="problem" title="It was not saved"><p>{problem}</p></Notice>
  if (restoredFrom !== null) {
    return (
      <Notice tone="info" title="Your unsaved changes are back" actions={<Button size="small" onClick={edited.discard}>Throw them away</Button>}>
        <p>You left this template without saving them. Last change: <TimeText at={restoredFrom} show="relative" />.</p>
      </Notice>
    )
  }
  return null
}
