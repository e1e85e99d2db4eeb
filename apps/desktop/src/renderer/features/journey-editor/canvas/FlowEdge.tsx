import { passingPort } from '@sendero/flow-engine/document'
import { classNames } from '@sendero/ui'
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import { openQuickAdd } from '../actions/open-quick-add.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { Route } from '../kernels/layout/journey-layout.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useSlots } from '../slots.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import type { EditorState } from '../store/editor-state.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { FlowEdge as FlowEdgeElement } from './flow-elements.ts'
import { roundedPath } from './rounded-path.ts'
import { useDropTarget } from './use-drop-target.ts'

type Props = EdgeProps<FlowEdgeElement>

/** A way between two steps, with the name of the way and the button that adds a step on it. */
export const FlowEdge = memo(function FlowEdge(props: Props) {
  const { id, source, target, data, selected } = props
  const width = useEditorState(({ edgeWidths }) => edgeWidths?.get(id) ?? null)
  const before = useEditorState(({ edgeWidthsBefore }) => edgeWidthsBefore?.get(id) ?? null)
  const isDim = useEditorState(({ lit }) => lit !== null && !lit.has(id))
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const isUnused = useEditorState((state) => { const node = journeyIndex(drawnDocument(state)).nodes.get(source); return node?.skipped === true && data !== undefined && passingPort(node) !== data.port })
  const { EdgeNumbers } = useSlots()
  if (data === undefined) return null
  const { route, port } = data
  const isSettled = isAtEnds(route, props)
  const path = isSettled ? roundedPath(route.points) : draggedPath(props)
  const isCompared = width !== null && before !== null && before !== width
  return (
    <>
      {isCompared ? <path d={path} className={classNames('journey-edge', 'difference', width > before ? 'more' : 'fewer', isDim && 'dim')} style={{ strokeWidth: Math.max(width, before) }} /> : null}
      <BaseEdge
        id={id} path={path} interactionWidth={24} markerEnd={width === null ? 'url(#journey-arrow)' : undefined}
        className={classNames('journey-edge', selected && 'selected', isDim && 'dim', route.isBack && 'back', isUnused && 'unused')} style={width === null ? undefined : { strokeWidth: isCompared ? Math.min(width, before) : width }}
      />
      {isSettled ? (
        <EdgeLabelRenderer>
          <EdgeLabel from={source} port={port} route={route} isDim={isDim} />
          {isEditing
            ? <EdgePlus edgeId={id} from={source} to={target} route={route} />
            : EdgeNumbers === undefined ? null : <div className={classNames('journey-edge-numbers', isDim && 'dim')} style={at(route.plus)}><EdgeNumbers edgeId={id} /></div>}
        </EdgeLabelRenderer>
      ) : null}
    </>
  )
})

const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` })

function EdgeLabel({ from, port, route, isDim }: { readonly from: string; readonly port: string; readonly route: Route; readonly isDim: boolean }) {
  const words = useEditorState((state) => wayWords(state, from, port))
  return route.label === null || words === '' ? null : <div className={classNames('journey-edge-label', isDim && 'dim')} style={at(route.label)} title={words}>{words}</div>
}

/** A way out of a collapsed section is called as the one it stands for. */
function wayWords(state: EditorState, from: string, port: string): string {
  const drawn = journeyIndex(drawnDocument(state)).nodes.get(from)
  if (!sectionsOf(shownDocument(state)).some(({ id }) => id === from)) return portLabel(drawn, port)
  const real = shownDocument(state).edges.find(({ id }) => id === port)
  return real === undefined ? '' : portLabel(journeyIndex(shownDocument(state)).nodes.get(real.from), real.port)
}

function EdgePlus({ edgeId, from, to, route }: { readonly edgeId: string; readonly from: string; readonly to: string; readonly route: Route }) {
  const editor = useEditor()
  const label = useEditorState((state) => {
    const { nodes } = journeyIndex(drawnDocument(state))
    const title = (id: string): string => { const node = nodes.get(id); return node === undefined ? 'the entry' : nodeTitle(node) }
    return `Add a step between ${title(from)} and ${title(to)}`
  })
  const drop = useDropTarget({ kind: 'edge', edgeId })
  return (
    <div className={classNames('journey-edge-plus', drop)} style={at(route.plus)}>
      <button type="button" tabIndex={-1} className="journey-plus nopan nodrag" aria-label={label} onClick={(event) => { event.stopPropagation(); openQuickAdd(editor, { kind: 'edge', edgeId }) }}><Plus aria-hidden /></button>
    </div>
  )
}

/** The way from a card to its open end. */
export const StubEdge = memo(function StubEdge({ id, data, ...props }: Props) {
  const isDim = useEditorState(({ lit }) => lit !== null)
  if (data === undefined || !('from' in data)) return null
  const { route, from, port } = data
  if (!isAtEnds(route, props)) return null
  return (
    <>
      <BaseEdge id={id} path={roundedPath(route.points)} interactionWidth={0} className={classNames('journey-edge', 'stub', isDim && 'dim')} />
      <EdgeLabelRenderer><EdgeLabel from={from} port={port} route={route} isDim={isDim} /></EdgeLabelRenderer>
    </>
  )
})

/** The route holds while both cards stand where the layout has them; one that is dragged takes its ways along. */
function isAtEnds({ points }: Route, { sourceX, sourceY, targetX, targetY }: Pick<Props, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first !== undefined && last !== undefined && near(first.x, sourceX) && near(first.y, sourceY) && near(last.x, targetX) && near(last.y, targetY)
}

// React Flow gives the outer rim of a handle, which stands out over the border of its card.
const handleRim = 9
const near = (a: number, b: number): boolean => Math.abs(a - b) < handleRim

function draggedPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: Props): string {
  const [path] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 10 })
  return path
}
