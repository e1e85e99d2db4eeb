import { Button } from '@sendero/ui'
import { levelIcons, levelWords } from '../canvas/problem-levels.ts'
import { fixOf } from '../problems/problem-fixes.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'

const none: readonly Problem[] = []
/** What the field says itself, beside itself. */
const saidByFields: ReadonlySet<string> = new Set([
  'TEMPLATE_MISSING', 'EVENT_NAME_MISSING', 'EVENT_NAME_EMPTY', 'EVENT_NAME_RESERVED', 'DURATION_INVALID', 'GOAL_NAME_MISSING', 'PERCENTS_NOT_100', 'UPDATE_EMPTY', 'DOCUMENT_INVALID', 'TEXT_MISSING', 'DATE_SOURCE_MISSING',
  'WEEKDAYS_MISSING', 'SEGMENT_MISSING', 'JOURNEY_MISSING', 'LIST_MISSING', 'JUMP_TARGET_MISSING', 'JUMP_TARGET_UNKNOWN', 'SCORE_UNCHANGED', 'END_EVENT_MISSING', 'END_SEGMENT_MISSING',
])
/** The same, where nothing is filled in yet. */
const saidOfEmpty: ReadonlySet<string> = new Set(['DATE_INVALID', 'TIME_OF_DAY_INVALID'])

const isSaid = ({ code, params }: Problem['diagnostic']): boolean => saidByFields.has(code) || (saidOfEmpty.has(code) && params['value'] === '')

/** What is wrong with a step, or the entry, as far as no field says it; with the way out where one click does it. */
export function StepProblems({ id, isUnfinished }: { readonly id: string; readonly isUnfinished: boolean }) {
  const { store } = useEditor().session
  const problems = useEditorState(({ problemsOfStep }) => problemsOfStep.get(id) ?? none)
  const document = useEditorState((state) => state.document)
  const shown = problems.filter(({ level, diagnostic }) => level !== 'tip' && !isSaid(diagnostic))
  if (isUnfinished || shown.length === 0) return null
  return (
    <ul className="journey-panel-problems" aria-label={id === 'entry' ? 'Problems of the entry' : 'Problems of this step'}>
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
