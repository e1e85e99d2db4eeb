import { IconButton, Kbd } from '@sendero/ui'
import { PanelRightClose, PanelRightOpen, Printer, X } from 'lucide-react'
import { printOutline } from '../actions/print-outline.ts'
import { toggleOutline } from '../actions/toggle-outline.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { OutlineLines } from './OutlineLines.tsx'
import './outline.css'

/** The journey as text, to be read and built by keys: beside the canvas, or in its place. */
export function Outline() {
  const isOpen = useEditorState(({ panels }) => panels.outline)
  return isOpen ? <Open /> : null
}

function Open() {
  const editor = useEditor()
  const isSplit = useEditorState((state) => state.isSplit)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  return (
    <section className="journey-outline" data-alone={!isSplit || undefined} aria-label="Outline">
      <header className="journey-outline-head">
        <h2>Outline</h2>
        <span className="journey-outline-split"><IconButton label={isSplit ? 'Hide the canvas' : 'Show the canvas beside it'} size="small" tooltipSide="bottom" icon={isSplit ? <PanelRightClose aria-hidden /> : <PanelRightOpen aria-hidden />} onClick={() => { editor.session.store.setState({ isSplit: !isSplit }) }} /></span>
        <IconButton label={printOutline.label} size="small" tooltipSide="bottom" icon={<Printer aria-hidden />} onClick={() => { printOutline.perform(editor) }} />
        <IconButton label="Close the outline" shortcut={toggleOutline.shortcuts[0]} size="small" tooltipSide="bottom" icon={<X aria-hidden />} onClick={() => { toggleOutline.perform(editor) }} />
      </header>
      <OutlineLines />
      {isEditing ? <p className="journey-outline-foot ui-quiet"><span>Type to add, such as <q>email &gt; wait 2d</q></span><span><Kbd keys="Enter" /> settings</span><span><Kbd keys="F2" /> rename</span><span><Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" /> move</span></p> : null}
    </section>
  )
}
