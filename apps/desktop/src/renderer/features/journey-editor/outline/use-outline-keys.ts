import type { KeyboardEvent } from 'react'
import { editorActions } from '../actions/editor-actions.ts'
import { outlineMove, type OutlineKey, type TreeRow } from '../kernels/outline/outline-tree.ts'
import { useEditor } from '../store/editor-context.ts'
import { addBehind, standOn } from './outline-hands.ts'

const moves: ReadonlySet<string> = new Set<OutlineKey>(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])
const isMove = (key: string): key is OutlineKey => moves.has(key)

interface Standing {
  readonly rows: readonly TreeRow[]
  readonly at: number
  readonly closed: ReadonlySet<string>
  readonly onFold: (key: string, isOpen: boolean) => void
}

/** What a capital letter does elsewhere in the editor it does here too; all other letters begin the name of a step to add. */
const isShortcut = (letter: string): boolean => editorActions.some(({ shortcuts }) => shortcuts.includes(`Shift+${letter}`))
const beginsName = (key: string): boolean => /^[\p{L}\p{N}]$/u.test(key) && !(key !== key.toLowerCase() && isShortcut(key))

/** The keys of the outline: of trees, and typing. All others are those of the editor. */
export function useOutlineKeys({ rows, at, closed, onFold }: Standing): (event: KeyboardEvent<HTMLElement>) => void {
  const editor = useEditor()
  return (event) => {
    const here = rows[at]?.line
    if (event.target !== event.currentTarget || here === undefined || event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const { key } = event
    if (isMove(key) && !event.shiftKey) {
      event.preventDefault()
      const move = outlineMove(key, { rows, at, closed })
      if (move?.kind === 'go') standOn(editor, move.row.line)
      if (move?.kind === 'fold') onFold(move.key, move.isOpen)
    } else if (key === 'Enter' && here.kind === 'reference') {
      event.preventDefault()
      editor.session.store.getState().select([here.to])
    } else if (beginsName(key)) {
      event.preventDefault()
      addBehind(editor, here, key)
    }
  }
}
