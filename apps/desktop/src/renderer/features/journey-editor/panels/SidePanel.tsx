import type { NodeKind } from '@sendero/flow-engine/document'
import { IconButton, InlineEdit, Menu } from '@sendero/ui'
import { Ellipsis, X } from 'lucide-react'
import { menuOf } from '../actions/action-menu.ts'
import { renameStep, setConfig } from '../kernels/document/intents/configure-steps.ts'
import { nodeTitle, viewOf } from '../nodes/registry.tsx'
import { useSlots } from '../slots.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { EditorState } from '../store/editor-state.ts'
import { EntryPanel } from './EntryPanel.tsx'
import { StepProblems } from './StepProblems.tsx'
import { StepTime } from './StepTime.tsx'
import './settings.css'

/** The one selected step; null for none, several, or a note. */
function onlyStep(state: EditorState): string | null {
  const { selected } = state
  const document = shownDocument(state)
  const [id] = selected
  return selected.size === 1 && id !== undefined && (id === 'entry' || document.nodes.some((node) => node.id === id)) ? id : null
}

/** The settings of the selected step; in the mode for reading, its numbers. */
export function SidePanel() {
  const { session, camera } = useEditor()
  const id = useEditorState(onlyStep)
  const isReading = useEditorState(({ mode }) => mode === 'read')
  const { Drawer } = useSlots()
  if (id === null) return null
  const close = (): void => { session.store.getState().select([]); camera.current?.focus() }
  if (isReading) return Drawer === undefined ? null : <Drawer key={id} nodeId={id} onClose={close} />
  return (
    <aside className="journey-panel" aria-label="Settings of the step" onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.stopPropagation(); camera.current?.focus() } }}>
      {id === 'entry' ? <EntryPanel onClose={close} /> : <StepPanel key={id} id={id} onClose={close} />}
    </aside>
  )
}

function StepPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const editor = useEditor()
  const { store } = editor.session
  const node = useEditorState(({ document }) => document.nodes.find((each) => each.id === id))
  const isUnfinished = useEditorState(({ unfinished }) => unfinished.has(id))
  if (node === undefined) return null
  const view = viewOf(node)
  const { icon: Icon, Form } = view
  return (
    <>
      <header className={`journey-panel-head ui-tone ${view.group}`}>
        <span className="journey-card-icon"><Icon aria-hidden /></span>
        <div className="journey-panel-words">
          <h2><InlineEdit key={nodeTitle(node)} label="Name of the step" value={nodeTitle(node)} validate={() => null} onSave={(name) => { const state = store.getState(); state.run(renameStep(state.document, { id, name })) }} /></h2>
          <span className="ui-quiet">{nodeTitle(node) === view.title ? view.hint : view.title}</span>
        </div>
        <PanelMenu />
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="journey-panel-body">
        <StepTime id={id} />
        <StepProblems id={id} isUnfinished={isUnfinished} />
        <Form id={id} config={node.config} showIssues={!isUnfinished} onChange={(config) => { const state = store.getState(); state.run(setConfig<NodeKind>(state.document, { id, config })) }} />
      </div>
    </>
  )
}

function PanelMenu() {
  const editor = useEditor()
  const state = useEditorState((each) => each)
  return <Menu align="end" trigger={<IconButton label="More" size="small" icon={<Ellipsis aria-hidden />} />} items={menuOf(editor, state)} />
}
