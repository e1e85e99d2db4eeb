import { Button, EmptyState, IconButton } from '@sendero/ui'
import { CircleCheck, X } from 'lucide-react'
import { levelIcons, levelWords } from '../canvas/problem-levels.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { fixOf } from '../problems/problem-fixes.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'

/** Everything that is wrong or doubtful, with the way there and, where one click does it, the way out. */
export function ProblemsPanel() {
  const isOpen = useEditorState(({ panels }) => panels.problems)
  return isOpen ? <List /> : null
}

function List() {
  const { camera } = useEditor()
  const problems = useEditorState((state) => state.problems)
  const show = useEditorState((state) => state.show)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  return (
    <section className="journey-problems" aria-label="Problems">
      <header>
        <h2>Problems</h2>
        <span className="ui-quiet">{summary(problems)}</span>
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={() => { show('problems', false); camera.current?.focus() }} />
      </header>
      {problems.length === 0 ? <EmptyState size="small" icon={<CircleCheck aria-hidden />} title="Nothing to fix" /> : <ul>{problems.map((problem) => <Line key={problem.key} problem={problem} isEditing={isEditing} />)}</ul>}
    </section>
  )
}

function Line({ problem, isEditing }: { readonly problem: Problem; readonly isEditing: boolean }) {
  const { session, camera } = useEditor()
  const document = useEditorState((state) => state.document)
  const { nodeId, level, text } = problem
  const Icon = levelIcons[level]
  const node = document.nodes.find(({ id }) => id === nodeId)
  const where = nodeId === null ? 'Journey' : node === undefined ? 'Entry' : nodeTitle(node)
  const fix = isEditing ? fixOf(problem, document) : null
  const jump = (): void => {
    if (nodeId === null) return
    session.store.getState().select([nodeId])
    camera.current?.reveal([nodeId])
  }
  return (
    <li className={`journey-problem ${level}`}>
      <button type="button" className="journey-problem-jump" disabled={nodeId === null} onClick={jump}>
        <Icon aria-label={levelWords[level]} />
        <span className="journey-problem-where ui-truncate">{where}</span>
        <span className="journey-problem-text">{text}</span>
      </button>
      {fix === null ? null : <Button size="small" onClick={() => { const state = session.store.getState(); state.run(fix.intent(state.document, newId)) }}>{fix.label}</Button>}
    </li>
  )
}

function summary(problems: readonly Problem[]): string {
  const count = (level: Problem['level']): number => problems.filter((problem) => problem.level === level).length
  const [blocks, checks, tips] = [count('blocks'), count('check'), count('tip')]
  return [blocks === 0 ? '' : `${blocks} to fix before publishing`, checks === 0 ? '' : `${checks} to check`, tips === 0 ? '' : tips === 1 ? '1 tip' : `${tips} tips`].filter((part) => part !== '').join(' · ')
}
