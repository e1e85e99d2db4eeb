import { Button, IconButton, InlineEdit, Link, Tooltip } from '@sendero/ui'
import { ChevronRight, CircleAlert, CircleCheck, FlaskConical, Redo2, Search, TriangleAlert, Undo2 } from 'lucide-react'
import { findStep } from '../actions/find-step.ts'
import { redo } from '../actions/redo.ts'
import { testJourney } from '../actions/test-journey.ts'
import { undo } from '../actions/undo.ts'
import { paths } from '../../../base/paths.ts'
import { useMay } from '../../../base/session-context.ts'
import { useDryRun } from '../dry-run/dry-run-store.ts'
import { useSlots } from '../slots.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { SaveChip } from './SaveChip.tsx'

/** Name, state of the draft, undo and what stands against publishing. */
export function EditorHeader() {
  const editor = useEditor()
  const name = useEditorState(({ journey }) => journey.name)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const { write } = useMay()
  const { HeaderMeta, HeaderEnd } = useSlots()
  return (
    <header className="journey-header">
      <nav aria-label="Breadcrumb" className="journey-crumbs"><Link href={paths.journeys}>Journeys</Link><ChevronRight aria-hidden /></nav>
      <h1><InlineEdit key={name} size="title" label="Name of the journey" value={name} disabled={!write} onSave={(next) => editor.session.rename(next)} /></h1>
      {HeaderMeta === undefined ? null : <HeaderMeta />}
      {isEditing ? <SaveChip /> : null}
      <div className="journey-header-end">
        {isEditing ? <HistoryButtons /> : null}
        <IconButton label="Find a step" shortcut={findStep.shortcuts[0]} tooltipSide="bottom" icon={<Search aria-hidden />} onClick={() => { findStep.perform(editor) }} />
        {isEditing ? <TestButton /> : null}
        <ProblemsButton />
        {HeaderEnd === undefined ? null : <HeaderEnd />}
      </div>
    </header>
  )
}

function HistoryButtons() {
  const editor = useEditor()
  const last = useEditorState(({ history }) => history.past.at(-1)?.redo.label)
  const next = useEditorState(({ history }) => history.future.at(-1)?.redo.label)
  return (
    <>
      <IconButton label={last === undefined ? 'Undo' : `Undo ${last}`} shortcut={undo.shortcuts[0]} tooltipSide="bottom" icon={<Undo2 aria-hidden />} disabled={last === undefined} onClick={() => { undo.perform(editor) }} />
      <IconButton label={next === undefined ? 'Redo' : `Redo ${next}`} shortcut={redo.shortcuts[0]} tooltipSide="bottom" icon={<Redo2 aria-hidden />} disabled={next === undefined} onClick={() => { redo.perform(editor) }} />
    </>
  )
}

function TestButton() {
  const editor = useEditor()
  const isOpen = useDryRun((state) => state.isOpen)
  return <Tooltip label={testJourney.label} shortcut={testJourney.shortcuts[0]} side="bottom"><Button look="quiet" icon={<FlaskConical aria-hidden />} aria-pressed={isOpen} onClick={() => { testJourney.perform(editor) }}>Test</Button></Tooltip>
}

function ProblemsButton() {
  const blocks = useEditorState(({ problems }) => problems.filter(({ level }) => level === 'blocks').length)
  const checks = useEditorState(({ problems }) => problems.filter(({ level }) => level === 'check').length)
  const isOpen = useEditorState(({ panels }) => panels.problems)
  const show = useEditorState((state) => state.show)
  const [Icon, count, words, tone] = blocks > 0 ? [CircleAlert, blocks, `Problems: ${blocks} to fix before publishing`, 'blocks'] as const : checks > 0 ? [TriangleAlert, checks, `Problems: ${checks} to check`, 'check'] as const : [CircleCheck, null, 'No problems', 'none'] as const
  return (
    <Tooltip label={words} shortcut="Mod+Shift+M" side="bottom">
      <Button look="quiet" className={`journey-problems-button ${tone}`} icon={<Icon aria-hidden />} aria-label={words} aria-pressed={isOpen} onClick={() => { show('problems', !isOpen) }}>{count}</Button>
    </Tooltip>
  )
}
