import type { NodeKind } from '@sendero/flow-engine/document'
import { Button, IconButton, InlineEdit, Menu } from '@sendero/ui'
import { Ellipsis, LogIn, X } from 'lucide-react'
import { menuOf } from '../actions/action-menu.ts'
import { levelIcons, levelWords } from '../canvas/problem-levels.ts'
import { renameStep, setConfig, setEntry } from '../kernels/document/intents/configure-steps.ts'
import { EntryForm } from '../nodes/entry/Form.tsx'
import { nodeTitle, viewOf } from '../nodes/registry.tsx'
import { fixOf } from '../problems/problem-fixes.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useSlots } from '../slots.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'

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

function EntryPanel({ onClose }: { readonly onClose: () => void }) {
  const { store } = useEditor().session
  const entry = useEditorState(({ document }) => document.entry)
  const hasSteps = useEditorState(({ document }) => document.nodes.length > 0)
  return (
    <>
      <header className="journey-panel-head ui-tone entry">
        <span className="journey-card-icon"><LogIn aria-hidden /></span>
        <div className="journey-panel-words"><h2>Entry</h2><span className="ui-quiet">How people get in</span></div>
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="journey-panel-body">
        <EntryForm entry={entry} showIssues={hasSteps} onChange={(next) => { const state = store.getState(); state.run(setEntry(state.document, next)) }} />
      </div>
    </>
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

const none: readonly Problem[] = []
/** What the field says itself, beside itself. */
const saidByFields: ReadonlySet<string> = new Set(['TEMPLATE_MISSING', 'EVENT_NAME_MISSING', 'DURATION_INVALID', 'GOAL_NAME_MISSING', 'PERCENTS_NOT_100', 'UPDATE_EMPTY', 'DOCUMENT_INVALID'])

function StepProblems({ id, isUnfinished }: { readonly id: string; readonly isUnfinished: boolean }) {
  const { store } = useEditor().session
  const problems = useEditorState(({ problemsOfStep }) => problemsOfStep.get(id) ?? none)
  const document = useEditorState((state) => state.document)
  const shown = problems.filter(({ level, diagnostic }) => level !== 'tip' && !saidByFields.has(diagnostic.code))
  if (isUnfinished || shown.length === 0) return null
  return (
    <ul className="journey-panel-problems" aria-label="Problems of this step">
      {shown.map((problem) => {
        const Icon = levelIcons[problem.level]
        const fix = fixOf(problem, document)
        return (
          <li key={problem.key} className={problem.level}>
            <Icon aria-label={levelWords[problem.level]} />
            <span>{problem.text}</span>
            {fix === null ? null : <Button size="small" onClick={() => { const state = store.getState(); state.run(fix.intent(state.document, newId)) }}>{fix.label}</Button>}
          </li>
        )
      })}
    </ul>
  )
}
