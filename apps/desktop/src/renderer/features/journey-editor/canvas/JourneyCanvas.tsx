import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, SelectionMode, useStore as useFlowStore } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { ContextMenu, type MenuEntry } from '@sendero/ui'
import { useEffect, useRef, useState, type MouseEvent, type ReactElement } from 'react'
import { menuOf } from '../actions/action-menu.ts'
import { addStep } from '../actions/add-step.ts'
import { layoutOf } from '../drawing/layout-of.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { cardDomId } from './card-dom-id.ts'
import { endId } from './end-id.ts'
import { EntryCard } from './EntryCard.tsx'
import { FlowEdge, StubEdge } from './FlowEdge.tsx'
import type { FlowEdge as FlowEdgeElement, FlowNode } from './flow-elements.ts'
import { HelperLines } from './HelperLines.tsx'
import { MiniMap } from './MiniMap.tsx'
import { NoteCard } from './NoteCard.tsx'
import { ViewTools } from './ViewTools.tsx'
import { OpenEnd } from './OpenEnd.tsx'
import { Overview } from './Overview.tsx'
import { SectionCard } from './SectionCard.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { StepCard } from './StepCard.tsx'
import { TimeRuler } from './TimeRuler.tsx'
import { firstView, useCamera } from './use-camera.ts'
import { useCanvasSelection } from './use-canvas-selection.ts'
import { useConnecting } from './use-connecting.ts'
import { useDistance } from './use-distance.ts'
import { useFlowElements } from './use-flow-elements.ts'
import { useLingering } from './use-lingering.ts'
import { usePaletteDrop } from './use-palette-drop.ts'
import { useSettling } from './use-settling.ts'
import { useStepDrag } from './use-step-drag.ts'

const nodeTypes = { step: StepCard, entry: EntryCard, end: OpenEnd, note: NoteCard, section: SectionCard, frame: SectionFrame }
const edgeTypes = { flow: FlowEdge, stub: StubEdge }
const none: never[] = []
const [paletteWidth, panelWidth, headerHeight] = [196, 372, 52]
const panButtons = [1]
/** How long cards and overview fade into each other. */
const fadeMs = 120
const severalKeys = ['Meta', 'Control', 'Shift']

/** The journey as a drawing that can be worked on. It is one stop of the Tab key; arrows walk on it along the flow. */
export function JourneyCanvas() {
  return <ReactFlowProvider><Canvas /><ViewTools /></ReactFlowProvider>
}

function Canvas() {
  const editor = useEditor()
  const frame = useRef<HTMLDivElement>(null)
  useCamera(frame)
  useStayInView()
  const distance = useDistance(frame)
  const hasOverview = useLingering(distance === 'far', fadeMs)
  const drag = useStepDrag()
  const { nodes, edges } = useFlowElements(drag.dragged)
  const selection = useCanvasSelection()
  const connecting = useConnecting()
  const drop = usePaletteDrop()
  const isSettling = useSettling() && drag.dragged.size === 0
  const isEditable = useEditorState(({ mode }) => mode === 'edit')
  const wheel = useEditorState((state) => state.wheel)
  const hasMap = useEditorState(({ panels }) => panels.minimap)
  const isConnecting = useEditorState((state) => state.connecting !== null)
  const active = useEditorState(({ cursor }) => (cursor === null ? undefined : cardDomId(cursor.kind === 'node' ? cursor.id : endId(cursor.from, cursor.port))))
  const first = useFirstView()
  const toCanvas = (): void => { editor.session.store.setState({ surface: 'canvas' }) }
  const addAt = (event: MouseEvent): void => {
    if (!(event.target instanceof Element && event.target.classList.contains('react-flow__pane'))) return
    const [chosen] = editor.session.store.getState().selected
    if (distance === 'far') editor.camera.current?.zoomTo(chosen === undefined ? [] : [chosen])
    else if (isEditable) addStep.perform(editor)
  }
  return (
    <CanvasMenu>
      <div
        ref={frame} className="journey-canvas" data-distance={distance} data-settling={isSettling || undefined} data-connecting={isConnecting || undefined} tabIndex={0}
        role="application" aria-roledescription="journey canvas" aria-label="Journey. Arrow keys walk along the flow, Enter opens a step, N adds one, the question mark shows all keys." aria-activedescendant={active}
        onDoubleClick={addAt} onFocus={toCanvas} onPointerDownCapture={toCanvas} {...drop}
      >
        <ReactFlow<FlowNode, FlowEdgeElement>
          nodes={distance === 'far' ? none : nodes} edges={distance === 'far' ? none : edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} defaultViewport={first}
          onlyRenderVisibleElements minZoom={0.05} maxZoom={2} nodesFocusable={false} edgesFocusable={false} disableKeyboardA11y nodesDraggable={isEditable} nodesConnectable={isEditable} elementsSelectable
          selectionOnDrag selectionMode={SelectionMode.Partial} selectionKeyCode={null} panOnDrag={panButtons} panOnScroll={wheel === 'move'} zoomOnDoubleClick={false} panActivationKeyCode="Space" multiSelectionKeyCode={severalKeys} deleteKeyCode={null}
          connectOnClick={false} connectionRadius={40} reconnectRadius={14} nodeDragThreshold={5} elevateNodesOnSelect={false} autoPanOnNodeFocus={false}
          {...selection} {...connecting} {...drag.handlers}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          <ArrowHead />
          <HelperLines lines={drag.lines} />
          {hasOverview ? <Overview isLeaving={distance !== 'far'} /> : null}
          {hasMap ? <MiniMap /> : null}
        </ReactFlow>
      </div>
    </CanvasMenu>
  )
}

/** When the settings open or the window gets smaller, the step they belong to must not lie below them. */
function useStayInView(): void {
  const { session, camera } = useEditor()
  const width = useFlowStore((state) => state.width)
  const last = useRef(width)
  useEffect(() => {
    const isSmaller = width < last.current
    last.current = width
    const { selected } = session.store.getState()
    if (isSmaller && selected.size === 1) camera.current?.reveal([...selected])
  }, [width, session, camera])
}

/** Worked out once, before anything is drawn: the canvas does not jump when it opens. */
function useFirstView() {
  const { store } = useEditor().session
  const [view] = useState(() => {
    // The canvas is not measured yet. Room is left for the settings, which open with the first click.
    const stage = document.querySelector('.shell-main')?.getBoundingClientRect() ?? { width: window.innerWidth, height: window.innerHeight }
    const width = stage.width - (store.getState().panels.palette ? paletteWidth : 0) - panelWidth
    return firstView(layoutOf(store.getState()), { width: Math.max(320, width), height: window.innerHeight - headerHeight })
  })
  return view
}

function ArrowHead() {
  return (
    <svg className="journey-defs" aria-hidden="true">
      <defs><marker id="journey-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M 0.5 0.5 L 7 4 L 0.5 7.5 z" className="journey-arrow" /></marker></defs>
    </svg>
  )
}

/** The right mouse button: what can be done with what is under it. The menu is made when it opens, not while the journey is worked on. */
function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const editor = useEditor()
  const [items, setItems] = useState<readonly MenuEntry[]>([])
  const choose = (event: MouseEvent): void => {
    const state = editor.session.store.getState()
    const id = event.target instanceof Element ? event.target.closest('.react-flow__node')?.getAttribute('data-id') : null
    if (id !== null && id !== undefined && !id.startsWith('end:') && !state.selected.has(id)) state.select([id])
    setItems(menuOf(editor, editor.session.store.getState()))
  }
  return <div className="journey-canvas-frame" onContextMenuCapture={choose}><ContextMenu items={items}>{children}</ContextMenu><TimeRuler /></div>
}
