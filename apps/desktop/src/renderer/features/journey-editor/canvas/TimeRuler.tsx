import { useStore as useFlowStore } from '@xyflow/react'
import { useMemo } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import { timesOf } from '../drawing/times-of.ts'
import { elapsedInShort, elapsedInWords } from '../kernels/time-axis/elapsed-words.ts'
import { rulerMarks, type RulerMark } from '../kernels/time-axis/ruler-marks.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'

const none: ReadonlySet<string> = new Set()
/** Least distance on the screen between two marks that both can be read. */
const room = { TB: 20, LR: 76 }
/** From either end, so that no mark is cut. */
const margin = { TB: 9, LR: 44 }

/** At the edge the flow begins from: when people come to what stands beside it. */
export function TimeRuler() {
  const isShown = useEditorState(({ panels }) => panels.times)
  return isShown ? <Ruler /> : null
}

function Ruler() {
  const drawn = useEditorState(drawnDocument)
  const times = useEditorState((state) => timesOf(shownDocument(state)))
  const cardExtra = useEditorState((state) => state.cardExtra)
  const { direction } = drawn.canvas
  const marks = useMemo(() => {
    const { cards } = layoutOf({ document: drawn, viewed: null, cardExtra, folded: none })
    return rulerMarks([...cards].flatMap(([id, { x, y, width, height }]) => { const time = times.get(id); return time === undefined ? [] : [{ at: direction === 'TB' ? y + height / 2 : x + width / 2, time }] }))
  }, [drawn, times, cardExtra, direction])
  const start = useFlowStore(({ transform: [x, y] }) => (direction === 'TB' ? y : x))
  const zoom = useFlowStore(({ transform }) => transform[2])
  const length = useFlowStore(({ width, height }) => (direction === 'TB' ? height : width))
  const shown = legible(marks.map((mark) => ({ ...mark, at: mark.at * zoom + start })).filter(({ at }) => at > margin[direction] && at < length - margin[direction]), room[direction])
  return (
    <ol className="journey-ruler" data-direction={direction} aria-label="When people get where, counted from entering">
      {shown.map(({ at, time }) => <li key={at} style={direction === 'TB' ? { top: at } : { left: at }} title={elapsedInWords(time)}><span>{elapsedInShort(time)}</span></li>)}
    </ol>
  )
}

/** Without marks that would lie over the one before, or say the same. */
function legible(marks: readonly RulerMark[], least: number): RulerMark[] {
  const kept: RulerMark[] = []
  for (const mark of marks) {
    const before = kept.at(-1)
    if (before === undefined || (mark.at - before.at >= least && elapsedInShort(mark.time) !== elapsedInShort(before.time))) kept.push(mark)
  }
  return kept
}
