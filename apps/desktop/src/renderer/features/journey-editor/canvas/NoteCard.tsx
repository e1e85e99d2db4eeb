import { classNames } from '@sendero/ui'
import { NodeResizeControl, type NodeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import { changeNote } from '../kernels/document/intents/note-edits.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { FlowNode } from './flow-elements.ts'

/** A note: text that a double click or Enter opens. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps<FlowNode>) {
  const { session, camera } = useEditor()
  const { store } = session
  const text = useEditorState((state) => shownDocument(state).canvas.notes.find((note) => note.id === id)?.text)
  const isEditable = useEditorState(({ mode }) => mode === 'edit')
  const [isOpen, setOpen] = useState(text === '')
  if (text === undefined) return null
  const change = (next: string): void => { const state = store.getState(); state.run(changeNote(state.document, { id, text: next })) }
  return (
    <div className={classNames('journey-note', selected && 'selected')} onDoubleClick={(event) => { event.stopPropagation(); if (isEditable) setOpen(true) }}>
      {isOpen && isEditable
        ? (
          <textarea
            className="nodrag nopan nowheel" aria-label="Note" autoFocus value={text} maxLength={10_000} placeholder="Write a note" spellCheck
            onChange={(event) => { change(event.target.value) }} onBlur={() => { setOpen(false) }}
            onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Escape') { setOpen(false); camera.current?.focus() } }}
          />
        )
        : <div className="journey-note-text">{text === '' ? 'Empty note' : text}</div>}
      {selected && isEditable ? <NodeResizeControl minWidth={120} minHeight={60} className="journey-note-size nodrag" onResizeEnd={(_event, { width, height }) => { const state = store.getState(); state.run(changeNote(state.document, { id, width: Math.round(width), height: Math.round(height) })) }} /> : null}
    </div>
  )
})
