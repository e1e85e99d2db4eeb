import { useState } from 'react'
import { renameStep } from '../kernels/document/intents/configure-steps.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'

/** The name on a card, or on its line of the outline; an input where it stands after F2 or a double click. */
export function CardTitle({ id, title, surface = 'canvas' }: { readonly id: string; readonly title: string; readonly surface?: EditorState['surface'] }) {
  const isRenaming = useEditorState((state) => state.renaming === id && state.surface === surface)
  return isRenaming ? <TitleInput id={id} title={title} /> : <span className="journey-card-title" title={title}>{title}</span>
}

function TitleInput({ id, title }: { readonly id: string; readonly title: string }) {
  const { session, camera } = useEditor()
  const { store } = session
  const [text, setText] = useState(title)
  const close = (): void => { if (store.getState().renaming === id) store.setState({ renaming: null }) }
  const save = (): void => {
    const state = store.getState()
    if (state.renaming !== id) return
    close()
    if (text.trim() !== title) state.run(renameStep(state.document, { id, name: text }))
  }
  return (
    <input
      className="journey-card-input nodrag nopan" aria-label="Name of the step" autoFocus value={text} maxLength={200} spellCheck={false}
      onFocus={(event) => { event.target.select() }}
      onChange={(event) => { setText(event.target.value) }}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') { save(); camera.current?.focus() }
        if (event.key === 'Escape') { close(); camera.current?.focus() }
      }}
    />
  )
}
