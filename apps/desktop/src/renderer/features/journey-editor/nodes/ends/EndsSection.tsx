import type { JourneyEnd } from '@sendero/flow-engine/document'
import { Button, IconButton } from '@sendero/ui'
import { ChevronDown, CircleStop, Flag, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { addEnd, changeEnd, removeEnd } from '../../kernels/document/intents/end-edits.ts'
import { useEditor, useEditorState } from '../../store/editor-context.ts'
import { newId } from '../../store/new-id.ts'
import { EndForm } from './EndForm.tsx'
import { kindWords, whenInWords } from './end-words.ts'

const none: readonly JourneyEnd[] = []
const icons = { goal: Flag, exit: CircleStop } as const

/** Goals and exits that hold everywhere in the journey: a list of sentences, each opens to be changed. */
export function EndsSection() {
  const { store } = useEditor().session
  const ends = useEditorState(({ document }) => document.ends ?? none)
  const [openId, setOpen] = useState<string | null>(null)
  const [addedId, setAdded] = useState<string | null>(null)
  const titleId = useId()
  const add = (kind: JourneyEnd['kind']): void => {
    const state = store.getState()
    if (!state.run(addEnd(state.document, kind, newId))) return
    const added = store.getState().document.ends?.at(-1)?.id ?? null
    setOpen(added)
    setAdded(added)
  }
  return (
    <section className="journey-ends" aria-labelledby={titleId}>
      <h3 id={titleId}>Goals and exits of the whole journey</h3>
      <p className="ui-quiet journey-form-note">Who meets one leaves at once, wherever they stand. A goal counts them as converted.</p>
      {ends.length === 0 ? null : (
        <ul>{ends.map((end) => <EndItem key={end.id} end={end} isOpen={end.id === openId} isNew={end.id === addedId} onToggle={() => { setOpen(end.id === openId ? null : end.id); setAdded(null) }} />)}</ul>
      )}
      <div className="ui-row">
        <Button size="small" icon={<Flag aria-hidden />} onClick={() => { add('goal') }}>Add goal</Button>
        <Button size="small" icon={<CircleStop aria-hidden />} onClick={() => { add('exit') }}>Add exit</Button>
      </div>
    </section>
  )
}

interface ItemProps { readonly end: JourneyEnd; readonly isOpen: boolean; readonly isNew: boolean; readonly onToggle: () => void }

function EndItem({ end, isOpen, isNew, onToggle }: ItemProps) {
  const { store } = useEditor().session
  const names = useEditorState((state) => state.names)
  const formId = useId()
  const Icon = icons[end.kind]
  const words = whenInWords(end, (id) => names.get(id) ?? null)
  const remove = (): void => { const state = store.getState(); state.run(removeEnd(state.document, end.id)) }
  return (
    <li className="journey-end-item">
      <div className="journey-end-head">
        <button type="button" className="journey-end-words" aria-expanded={isOpen} aria-controls={isOpen ? formId : undefined} onClick={onToggle}>
          <Icon aria-hidden /><span><strong>{kindWords[end.kind]}</strong>: {words}</span><ChevronDown aria-hidden className="journey-end-mark" />
        </button>
        <IconButton label={`Delete ${kindWords[end.kind].toLowerCase()}: ${words}`} size="small" icon={<Trash2 aria-hidden />} onClick={remove} />
      </div>
      {isOpen ? <div id={formId} className="journey-end-form"><EndForm end={end} isNew={isNew} onChange={(next) => { const state = store.getState(); state.run(changeEnd(state.document, next)) }} /></div> : null}
    </li>
  )
}
