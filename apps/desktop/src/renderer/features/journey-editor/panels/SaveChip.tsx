import { Button, Tooltip } from '@sendero/ui'
import { CircleAlert, CloudCheck, CloudOff, CloudUpload, GitCompareArrows, type LucideIcon } from 'lucide-react'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { SaveState } from '../store/draft-saver.ts'

interface Words { readonly icon: LucideIcon; readonly text: string; readonly more: string; readonly tone: string }

function wordsOf(save: SaveState): Words {
  switch (save.kind) {
    case 'saved': return { icon: CloudCheck, text: 'Saved', more: 'Every change is saved as a draft. People in the journey notice nothing until you publish.', tone: '' }
    case 'saving': return { icon: CloudUpload, text: 'Saving…', more: 'The last changes are on their way.', tone: '' }
    case 'offline': return { icon: CloudOff, text: `Offline, ${save.changes === 1 ? '1 change' : `${save.changes} changes`}`, more: 'The server does not answer. Your changes are kept in this browser and sent as soon as it does.', tone: 'warn' }
    case 'conflict': return { icon: GitCompareArrows, text: 'Conflict', more: 'The journey was changed somewhere else too.', tone: 'danger' }
    case 'refused': return { icon: CircleAlert, text: 'Not saved', more: save.message, tone: 'danger' }
  }
}

/** Whether what is drawn is safe. */
export function SaveChip() {
  const { session } = useEditor()
  const save = useEditorState((state) => state.save)
  const { icon: Icon, text, more, tone } = wordsOf(save)
  return (
    <>
      <Tooltip label={more} side="bottom"><span className={`journey-save ${tone}`} tabIndex={tone === '' ? undefined : 0} role="status"><Icon aria-hidden />{text}</span></Tooltip>
      {save.kind === 'offline' || save.kind === 'refused' ? <Button size="small" look="quiet" onClick={() => { session.retry() }}>Try again</Button> : null}
    </>
  )
}
