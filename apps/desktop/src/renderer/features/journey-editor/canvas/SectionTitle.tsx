import { useState } from 'react'
import { renameSection } from '../kernels/document/intents/section-edits.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'

/** The name of a section; an input where it stands after it was made, or a double click. */
export function SectionTitle({ id, name, className }: { readonly id: string; readonly name: string; readonly className: string }) {
  const isRenaming = useEditorState(({ renaming }) => renaming === id)
  return isRenaming ? <Input id={id} name={name} /> : <span className={className} title={name}>{name}</span>
}

function Input({ id, name }: { readonly id: string; readonly name: string }) {
  const { session, camera } = useEditor()
  const { store } = session
  const [text, setText] = useState(name)
  const finish = (isKept: boolean): void => {
    if (store.getState().renaming !== id) return
    store.setState({ renaming: null })
    const state = store.getState()
    if (isKept && text.trim() !== name) state.run(renameSection(state.document, { id, name: text }))
  }
  return (
    <input
      className="journey-card-input nodrag nopan" aria-label="Name of the section" autoFocus value={text} maxLength={200} onFocus={(event) => { event.target.select() }}
      onChange={(event) => { setText(event.target.value) }} onBlur={() => { finish(true) }} onDoubleClick={(event) => { event.stopPropagation() }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        finish(event.key === 'Enter')
        camera.current?.focus()
      }}
    />
  )
}
