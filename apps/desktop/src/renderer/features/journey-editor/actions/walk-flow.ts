import type { Move } from '../kernels/walk/flow-walk.ts'
import type { EditorState } from '../store/editor-state.ts'
import { always, type EditorAction } from './editor-action.ts'

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** Keys follow the flow: down is on when it is drawn downwards, right is on when it is drawn to the right. */
const moves: Readonly<Record<EditorState['document']['canvas']['direction'], Readonly<Record<Arrow, Move>>>> = {
  TB: { ArrowDown: 'next', ArrowUp: 'previous', ArrowLeft: 'before', ArrowRight: 'after' },
  LR: { ArrowRight: 'next', ArrowLeft: 'previous', ArrowUp: 'before', ArrowDown: 'after' },
}

const walk = (arrow: Arrow, label: string): EditorAction => ({
  id: `walk-${arrow}`, label, group: 'Move around', shortcuts: [arrow], isEdit: false, isHidden: true,
  isAvailable: always,
  perform: ({ session, camera }) => {
    const state = session.store.getState()
    state.walk(moves[state.document.canvas.direction][arrow])
    const { cursor } = session.store.getState()
    if (cursor !== null) camera.current?.reveal([cursor.kind === 'node' ? cursor.id : cursor.from])
  },
})

export const walkFlow: readonly EditorAction[] = [
  walk('ArrowDown', 'On to the next step'), walk('ArrowUp', 'Back to the step before'), walk('ArrowLeft', 'Over to the branch before'), walk('ArrowRight', 'Over to the next branch'),
]
