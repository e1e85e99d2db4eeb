import { ErrorState, Spinner } from '@sendero/ui'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall } from '../../../base/trpc.ts'
import { nextStop } from '../kernels/compare/change-stops.ts'
import { useNames } from '../publish/use-names.ts'
import { useEditorState } from '../store/editor-context.ts'
import { ChangePanel } from './ChangePanel.tsx'
import { CompareBar, type CompareView as View } from './CompareBar.tsx'
import { comparisonOf, type Comparison } from './comparison.ts'
import { sideName, type ComparedSides, type Side } from './compared-sides.ts'
import { ComparedCanvases, type CanvasesHandle } from './ComparedCanvases.tsx'
import { titleIn } from './titles.ts'
import { useCompared } from './use-compared.ts'
import { useSide, type SideState } from './use-side.ts'
import './compare.css'

const nobody: ReadonlyMap<string, number> = new Map()

/** Two versions of a journey on the canvas, or a version and the draft: what came, what went and what changed. Lies over the editor. */
export function CompareView({ sides }: { readonly sides: ComparedSides }) {
  const { compare, close } = useCompared()
  const [before, after] = [useSide(sides.before), useSide(sides.after)]
  const [view, setView] = useState<View>('together')
  const [isSynced, setSynced] = useState(true)
  const [current, setCurrent] = useState<string | null>(null)
  const canvases = useRef<CanvasesHandle | null>(null)
  const comparison = useComparison(before, after)
  const stops = comparison?.stops ?? []
  const standing = useStanding(sides)
  const show = useCallback((id: string): void => {
    setCurrent(id)
    canvases.current?.show(id)
  }, [])
  const step = (by: 1 | -1): void => {
    const stop = nextStop(stops, current, by)
    if (stop !== null) show(stop.id)
  }
  const fit = (): void => { canvases.current?.fit() }
  const frame = useCompareKeys({ step, fit, close })
  const choose = (next: ComparedSides): void => { setCurrent(null); compare(next) }
  return (
    <section ref={frame} className="journey-compare" aria-label={`${sideName(sides.before)} compared with ${sideName(sides.after)}`} tabIndex={-1}>
      <CompareBar sides={sides} view={view} isSynced={isSynced} onSides={choose} onView={setView} onSync={setSynced} onClose={close} />
      {comparison === null
        ? <Waiting sides={[{ side: sides.before, state: before }, { side: sides.after, state: after }]} />
        : (
          <div className="journey-compare-work">
            <ComparedCanvases key={`${sides.before} ${sides.after} ${view}`} ref={canvases} sides={sides} view={view} isSynced={isSynced} comparison={comparison} current={current} onChoose={show} />
            <ChangePanel stops={stops} current={current} titleOf={(id) => titleIn(comparison, id)} standing={standing} onChoose={show} onStep={step} onFit={fit} />
          </div>
        )}
    </section>
  )
}

function useComparison(before: SideState, after: SideState): Comparison | null {
  const [old, now] = [documentIn(before), documentIn(after)]
  const nameOf = useNames([old, now])
  return useMemo(() => (old === null || now === null ? null : comparisonOf({ before: old, after: now, nameOf })), [old, now, nameOf])
}

const documentIn = (state: SideState) => (state.kind === 'there' ? state.document : null)

/** Who stands where is told of what people are in now, against what would come after it. */
function useStanding({ before, after }: ComparedSides) {
  const standing = useEditorState((state) => state.standing)
  const { publishedVersion } = useEditorState((state) => state.journey)
  return after === 'draft' && before === publishedVersion ? standing : nobody
}

function Waiting({ sides }: { readonly sides: readonly { readonly side: Side; readonly state: SideState }[] }) {
  const failed = sides.find(({ state }) => state.kind === 'failed' || state.kind === 'unreadable')
  if (failed === undefined) return <div className="journey-wait" aria-busy="true"><Spinner /> Opening both sides…</div>
  const { side, state } = failed
  return (
    <div className="journey-wait">
      <ErrorState title={`${sideName(side)} cannot be compared`}>{state.kind === 'failed' ? problemText(problemOfCall(state.error) ?? state.error) : 'It has a form that this release does not read any more. Choose another version above.'}</ErrorState>
    </div>
  )
}

/** F7 goes on to the next change, as where code is compared; Escape leaves. */
function useCompareKeys({ step, fit, close }: { readonly step: (by: 1 | -1) => void; readonly fit: () => void; readonly close: () => void }) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => { frame.current?.focus({ preventScroll: true }) }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const element = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || element?.closest('.ui-dialog, .ui-palette, .ui-menu, .ui-sheet') !== null && element !== null) return
      const isChoosing = element?.closest('select, input') !== null && element !== null
      if (event.key === 'F7') step(event.shiftKey ? -1 : 1)
      else if (event.key === 'Escape' && !isChoosing) close()
      else if (event.code === 'Digit1' && event.shiftKey && !isChoosing) fit()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  })
  return frame
}
