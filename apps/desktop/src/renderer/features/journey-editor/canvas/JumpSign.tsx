import { CornerDownRight } from 'lucide-react'
import type { MouseEvent } from 'react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { drawnDocument } from '../store/drawn-document.ts'

/** Over a step that jumps lead to, as no line shows it: a click goes to the jump, the next one to the jump after it. */
export function JumpSign({ id }: { readonly id: string }) {
  const { session, camera } = useEditor()
  const jumps = useEditorState((state) => journeyIndex(drawnDocument(state)).jumpsTo(id))
  const words = useEditorState((state) => jumpWords(jumps.map((jump) => stepLabel(drawnDocument(state), jump) ?? jump)))
  if (jumps.length === 0) return null
  const show = (event: MouseEvent): void => {
    event.stopPropagation()
    const { selected, select } = session.store.getState()
    const next = jumps[(jumps.findIndex((jump) => selected.has(jump)) + 1) % jumps.length] ?? ''
    select([next])
    camera.current?.reveal([next])
  }
  return <button type="button" tabIndex={-1} className="journey-jump-sign nodrag nopan" title={words} aria-label={words} onClick={show}><CornerDownRight aria-hidden />{jumps.length > 1 ? jumps.length : null}</button>
}

const jumpWords = (from: readonly string[]): string => (from.length === 1 ? `People jump here from ${from.join('')}` : `${from.length} jumps lead here: ${from.join(', ')}`)
