import { readingOrder } from '../kernels/walk/flow-walk.ts'
import type { Editor } from '../store/editor-context.ts'
import type { EditorAction } from './editor-action.ts'

/** The next step with a problem in reading order, round and round; tips are no reason to stop. */
function go({ session, camera }: Editor, step: 1 | -1): void {
  const { store } = session
  const { document, problems: all, cursor, say } = store.getState()
  const problems = all.filter(({ level }) => level !== 'tip')
  const withProblems = readingOrder(document).filter((id) => problems.some(({ nodeId }) => nodeId === id))
  if (withProblems.length === 0) return say(problems.length === 0 ? 'No problems.' : 'The problem is about the journey as a whole: open the list.')
  const here = cursor?.kind === 'node' ? withProblems.indexOf(cursor.id) : -1
  const next = withProblems[here < 0 ? (step > 0 ? 0 : withProblems.length - 1) : (here + step + withProblems.length) % withProblems.length] ?? ''
  store.getState().select([next])
  camera.current?.reveal([next])
  say(problems.find(({ nodeId }) => nodeId === next)?.text ?? '')
}

const hasProblems: EditorAction['isAvailable'] = ({ problems }) => problems.length > 0

export const nextProblem: EditorAction = {
  id: 'next-problem', label: 'Go to the next problem', group: 'Move around', shortcuts: ['F8'], isEdit: false,
  isAvailable: hasProblems,
  perform: (editor) => { go(editor, 1) },
}

export const previousProblem: EditorAction = {
  id: 'previous-problem', label: 'Go to the problem before', group: 'Move around', shortcuts: ['Shift+F8'], isEdit: false,
  isAvailable: hasProblems,
  perform: (editor) => { go(editor, -1) },
}
