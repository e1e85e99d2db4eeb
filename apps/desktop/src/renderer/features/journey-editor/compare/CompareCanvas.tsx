import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow, useStore as useFlowStore, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import { OverviewPaper } from '../canvas/Overview.tsx'
import { firstView } from '../canvas/use-camera.ts'
import { useDistance } from '../canvas/use-distance.ts'
import { useDrawingColours } from '../canvas/use-drawing-colours.ts'
import type { DrawnDiff, DrawnWay } from '../kernels/compare/drawn-diff.ts'
import { journeyLayout, type JourneyLayout } from '../kernels/layout/journey-layout.ts'
import type { CardWords } from '../nodes/card-words.ts'
import { useEditorState } from '../store/editor-context.ts'
import type { CanvasHandle, View } from './canvas-handle.ts'
import { compareElements, type CompareEdge, type CompareNode } from './compare-elements.ts'
import { CompareCard } from './CompareCard.tsx'
import { CompareWay } from './CompareWay.tsx'

export interface CompareCanvasProps {
  readonly label: string
  readonly drawn: DrawnDiff
  readonly wordsOf: (id: string) => CardWords
  readonly labelOf: (way: DrawnWay) => string
  /** The step that is looked at. */
  readonly current: string | null
  readonly handle: RefObject<CanvasHandle | null>
  /** A person moved the camera. */
  readonly onMoved: (view: View) => void
  readonly onChoose: (id: string) => void
}

const nodeTypes = { card: CompareCard }
const edgeTypes = { way: CompareWay }
const panButtons = [0, 1]
const none: never[] = []
const readable = 0.75
const margin = 40

/** One drawing of a comparison, to look at only. */
export function CompareCanvas(props: CompareCanvasProps) {
  return <ReactFlowProvider><Canvas {...props} /></ReactFlowProvider>
}

function Canvas({ label, drawn, wordsOf, labelOf, current, handle, onMoved, onChoose }: CompareCanvasProps) {
  const frame = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => journeyLayout(drawn.document), [drawn])
  const { nodes, edges } = useMemo(() => compareElements({ drawn, layout, wordsOf, labelOf, current }), [drawn, layout, wordsOf, labelOf, current])
  const isFar = useDistance(frame) === 'far'
  const wheel = useEditorState((state) => state.wheel)
  useHandle(handle, layout)
  // A wheel's first turn is told as a start only, its last as an end; what the camera does by itself has no event.
  const follow = (event: MouseEvent | TouchEvent | null, view: View): void => { if (event !== null) onMoved(view) }
  return (
    <div ref={frame} className="journey-canvas journey-compare-canvas" role="group" aria-label={label}>
      <ReactFlow<CompareNode, CompareEdge>
        nodes={isFar ? none : nodes} edges={isFar ? none : edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onlyRenderVisibleElements minZoom={0.05} maxZoom={2}
        nodesFocusable={false} edgesFocusable={false} disableKeyboardA11y nodesDraggable={false} nodesConnectable={false} elementsSelectable={false}
        panOnDrag={panButtons} panOnScroll={wheel === 'move'} zoomOnDoubleClick={false} panActivationKeyCode={null} deleteKeyCode={null} selectionKeyCode={null} multiSelectionKeyCode={null}
        onMoveStart={follow} onMove={follow} onMoveEnd={follow} onNodeClick={(_event, { id }) => { onChoose(id) }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
        <svg className="journey-defs" aria-hidden="true"><defs><marker id="compare-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M 0.5 0.5 L 7 4 L 0.5 7.5 z" className="journey-arrow" /></marker></defs></svg>
        {isFar ? <FarAway drawn={drawn} layout={layout} current={current} /> : null}
      </ReactFlow>
    </div>
  )
}

const nobody: ReadonlySet<string> = new Set()

/** From far away: what differs in full colour, all else faint. */
function FarAway({ drawn, layout, current }: { readonly drawn: DrawnDiff; readonly layout: JourneyLayout; readonly current: string | null }) {
  const colours = useDrawingColours()
  const drawing = useMemo(() => ({
    document: drawn.document, layout, colours, selected: current === null ? nobody : new Set([current]), hits: nobody, edgeWidths: null,
    withProblem: (id: string) => drawn.steps.get(id) === 'removed', lit: new Set([...drawn.steps.keys(), ...[...drawn.ways].flatMap(([id, { mark }]) => (mark === null ? [] : [id]))]),
  }), [drawn, layout, colours, current])
  return <OverviewPaper drawing={drawing} isLeaving={false} />
}

const motionMs = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** Gives the view its handle, and puts the camera where it stands first as soon as the canvas has a size. */
function useHandle(handle: RefObject<CanvasHandle | null>, layout: JourneyLayout): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  const isMeasured = useFlowStore(({ width, height }) => width > 0 && height > 0)
  const isPlaced = useRef(false)
  useEffect(() => {
    const size = () => { const { width, height } = store.getState(); return { width, height } }
    handle.current = {
      view: () => flow.getViewport(),
      go: (view, glides) => { void flow.setViewport(view, { duration: glides ? motionMs() : 0 }) },
      fit: () => {
        const { bounds } = layout
        const { width, height } = size()
        const zoom = Math.min(1, (width - 2 * margin) / Math.max(1, bounds.width), (height - 2 * margin) / Math.max(1, bounds.height))
        void flow.setViewport({ zoom, x: width / 2 - (bounds.x + bounds.width / 2) * zoom, y: height / 2 - (bounds.y + bounds.height / 2) * zoom }, { duration: motionMs() })
      },
      viewOf: (id) => {
        const box = layout.cards.get(id)
        if (box === undefined) return null
        const { width, height } = size()
        const zoom = Math.max(readable, flow.getZoom())
        return { zoom, x: width / 2 - (box.x + box.width / 2) * zoom, y: height / 2 - (box.y + box.height / 2) * zoom }
      },
    }
    return () => { handle.current = null }
  }, [handle, flow, store, layout])
  useEffect(() => {
    if (!isMeasured || isPlaced.current) return
    isPlaced.current = true
    const { width, height } = store.getState()
    void flow.setViewport(firstView(layout, { width, height }))
  }, [isMeasured, flow, store, layout])
}
