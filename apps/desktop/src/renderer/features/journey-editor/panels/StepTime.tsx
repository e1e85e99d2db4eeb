import { Clock } from 'lucide-react'
import { timesOf } from '../drawing/times-of.ts'
import { elapsedInWords } from '../kernels/time-axis/elapsed-words.ts'
import { useEditorState } from '../store/editor-context.ts'

/** When people come to a step; nothing for one that nobody comes to. */
export function StepTime({ id }: { readonly id: string }) {
  const words = useEditorState(({ document }) => { const time = timesOf(document).get(id); return time === undefined ? null : elapsedInWords(time) })
  return words === null ? null : <p className="journey-step-time ui-quiet"><Clock aria-hidden /><span>{words}</span></p>
}
