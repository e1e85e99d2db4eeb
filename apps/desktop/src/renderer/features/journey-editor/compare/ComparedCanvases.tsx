import { CircleDashed } from 'lucide-react'
import { useCallback, useImperativeHandle, useMemo, useRef, type ReactNode, type Ref, type RefObject } from 'react'
import type { DrawnWay } from '../kernels/compare/drawn-diff.ts'
import { counterpart } from '../kernels/compare/counterpart.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { cardWords, type CardWords } from '../nodes/card-words.ts'
import { portLabel } from '../nodes/port-label.ts'
import { followed, type CanvasHandle, type View } from './canvas-handle.ts'
import type { CompareView } from './CompareBar.tsx'
import { CompareCanvas } from './CompareCanvas.tsx'
import { sideName, type ComparedSides } from './compared-sides.ts'
import type { Comparison } from './comparison.ts'

export interface CanvasesHandle {
  /** Brings a step into view, on each canvas itself or what stands for it there. */
  show(id: string): void
  fit(): void
}

interface Props {
  readonly ref: Ref<CanvasesHandle>
  readonly sides: ComparedSides
  readonly view: CompareView
  readonly isSynced: boolean
  readonly comparison: Comparison
  readonly current: string | null
  readonly onChoose: (id: string) => void
}

/** One canvas with both documents in it, or two whose cameras move together. */
export function ComparedCanvases({ ref, sides, view, isSynced, comparison, current, onChoose }: Props) {
  const { together, left, right } = comparison
  const [one, other] = [useRef<CanvasHandle | null>(null), useRef<CanvasHandle | null>(null)]
  const shift = useRef({ x: 0, y: 0 })
  const words = useWords(comparison)
  useImperativeHandle(ref, () => ({
    show: (id) => {
      if (view === 'together') { goTo(one, id); return }
      const { before, after } = comparison
      const isThere = { before: id === 'entry' || before.nodes.some((node) => node.id === id), after: id === 'entry' || after.nodes.some((node) => node.id === id) }
      const first = goTo(one, isThere.before ? id : counterpart(id, { of: after, within: before }))
      const second = goTo(other, isThere.after ? id : counterpart(id, { of: before, within: after }))
      if (first !== null && second !== null) shift.current = { x: second.x / second.zoom - first.x / first.zoom, y: second.y / second.zoom - first.y / first.zoom }
    },
    fit: () => { one.current?.fit(); other.current?.fit() },
  }), [view, comparison])
  const follow = useCallback((whom: RefObject<CanvasHandle | null>, by: 1 | -1) => (moved: View): void => {
    if (isSynced) whom.current?.go(followed(moved, { x: by * shift.current.x, y: by * shift.current.y }), false)
  }, [isSynced])
  const shared = { current, onChoose }
  if (view === 'together') return <div className="journey-compare-stage"><CompareCanvas {...shared} {...words.together} label="Both in one drawing" drawn={together} handle={one} onMoved={nothing} /></div>
  return (
    <>
      <Titled title={sideName(sides.before)}><CompareCanvas {...shared} {...words.left} label={sideName(sides.before)} drawn={left} handle={one} onMoved={follow(other, 1)} /></Titled>
      <Titled title={sideName(sides.after)}><CompareCanvas {...shared} {...words.right} label={sideName(sides.after)} drawn={right} handle={other} onMoved={follow(one, -1)} /></Titled>
    </>
  )
}

const nothing = (): void => undefined
const unknown: CardWords = { title: 'A step', kind: '', line: '', group: 'flow', icon: CircleDashed, isSkipped: false }

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <div className="journey-compare-stage"><h2 className="journey-compare-name">{title}</h2>{children}</div>
}

function goTo(canvas: RefObject<CanvasHandle | null>, id: string): View | null {
  const view = canvas.current?.viewOf(id) ?? null
  if (view !== null) canvas.current?.go(view, true)
  return view
}

/** How cards and ways are called on each drawing: what is only in the older document, as that has it. */
function useWords({ before, after, nameOf }: Comparison) {
  return useMemo(() => {
    const labelOf = ({ side, from, port }: DrawnWay): string => portLabel(journeyIndex(side === 'before' ? before : after).nodes.get(from), port)
    return {
      together: { wordsOf: (id: string) => cardWords(after, id, nameOf) ?? cardWords(before, id, nameOf) ?? unknown, labelOf },
      left: { wordsOf: (id: string) => cardWords(before, id, nameOf) ?? unknown, labelOf },
      right: { wordsOf: (id: string) => cardWords(after, id, nameOf) ?? unknown, labelOf },
    }
  }, [before, after, nameOf])
}
