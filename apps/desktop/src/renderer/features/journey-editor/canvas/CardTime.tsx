import { timesOf } from '../drawing/times-of.ts'
import { elapsedInShort, elapsedInWords } from '../kernels/time-axis/elapsed-words.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import './times.css'

/** On the upper border of a card, where it needs no room of it: when people come to the step. */
export function CardTime({ id }: { readonly id: string }) {
  const time = useEditorState((state) => (state.panels.times ? timesOf(shownDocument(state)).get(id) ?? null : null))
  return time === null || id === 'entry' ? null : <span className="journey-card-time" title={elapsedInWords(time)}>{elapsedInShort(time)}</span>
}
