import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import type { Box, JourneyLayout } from '../kernels/layout/journey-layout.ts'
import { useEditor, type Camera } from '../store/editor-context.ts'

const margin = 60
/** Room for the button on the way on. */
const below = 40
/** The least zoom at which the words on a card are easy to read, and that at which they cannot be read at all. */
const readable = 0.75
const tooSmall = 0.4
const closest = 2
const farthest = 0.05

const motion = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** Where the camera stands at first: on the whole journey while that can be read, else on its entry. */
export function firstView({ bounds, cards }: JourneyLayout, { width, height }: { readonly width: number; readonly height: number }): View {
  const zoom = Math.min(1, (width - 2 * margin) / Math.max(1, bounds.width), (height - 2 * margin) / Math.max(1, bounds.height))
  const entry = cards.get('entry')
  if (zoom > 0.9 || entry === undefined) return { zoom, x: width / 2 - (bounds.x + bounds.width / 2) * zoom, y: Math.max(margin - bounds.y * zoom, height / 2 - (bounds.y + bounds.height / 2) * zoom - height / 8) }
  // A journey is read downwards: better its upper part at full size than all of it too small.
  const fitting = Math.max(readable, Math.min(1, (width - 2 * margin) / Math.max(1, bounds.width)))
  return { zoom: fitting, x: bounds.width * fitting < width - 2 * margin ? width / 2 - (bounds.x + bounds.width / 2) * fitting : margin - bounds.x * fitting, y: margin - bounds.y * fitting }
}

/** Gives the editor its camera while the canvas is there. */
export function useCamera(canvas: RefObject<HTMLDivElement | null>): void {
  const editor = useEditor()
  const flow = useReactFlow()
  const flowStore = useStoreApi()
  useEffect(() => {
    const { store } = editor.session
    const size = (): { width: number; height: number } => { const { width, height } = flowStore.getState(); return { width, height } }
    const boxOf = (ids: readonly string[], withEnds = false): Box | null => {
      const { cards, ends } = layoutOf(store.getState())
      const boxes = [...ids.flatMap((id) => cards.get(id) ?? []), ...(withEnds ? ends.filter(({ from }) => ids.includes(from)) : [])]
      const [first] = boxes
      if (first === undefined) return null
      const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
      return { x: left, y: top, width: Math.max(...boxes.map(({ x, width }) => x + width)) - left, height: Math.max(...boxes.map(({ y, height }) => y + height)) - top }
    }
    const trail: View[] = []
    const go = (next: View): void => {
      const here = flow.getViewport()
      if (isElsewhere(here, next, size())) trail.push(here)
      void flow.setViewport(next, { duration: motion() })
    }
    const show = (box: Box, most: number): void => {
      const { width, height } = size()
      const zoom = Math.max(farthest, Math.min(most, (width - 2 * margin) / Math.max(1, box.width), (height - 2 * margin) / Math.max(1, box.height)))
      go({ zoom, x: width / 2 - (box.x + box.width / 2) * zoom, y: height / 2 - (box.y + box.height / 2) * zoom })
    }
    const camera: Camera = {
      fit: () => { show(layoutOf(store.getState()).bounds, 1) },
      zoomTo: (ids) => { const box = boxOf(ids); if (box !== null) show(box, 1) },
      zoomBy: (factor) => { void flow.zoomTo(Math.max(farthest, Math.min(closest, flow.getZoom() * factor)), { duration: motion() }) },
      back: () => {
        const before = trail.pop()
        if (before !== undefined) void flow.setViewport(before, { duration: motion() })
        return before !== undefined
      },
      actualSize: () => { void flow.zoomTo(1, { duration: motion() }) },
      middle: () => { const box = canvas.current?.getBoundingClientRect(); return box === undefined ? { x: 0, y: 0 } : flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 }) },
      toScreen: (place) => flow.flowToScreenPosition(place),
      focus: () => { (store.getState().surface === 'outline' ? document.querySelector<HTMLElement>('.journey-outline-lines') : canvas.current)?.focus({ preventScroll: true }) },
      reveal: (ids) => {
        const box = boxOf(ids, ids.length === 1)
        if (box === null) return
        const { x, y, zoom } = flow.getViewport()
        const { width, height } = size()
        const next = revealed(box, { x, y, zoom: zoom < tooSmall ? readable : zoom }, { width, height })
        if (next.x !== x || next.y !== y || next.zoom !== zoom) go(next)
      },
    }
    editor.camera.current = camera
    return () => { if (editor.camera.current === camera) editor.camera.current = null }
  }, [canvas, editor, flow, flowStore])
}

/** Whether a view shows so much else that one may want to come back: not after a step with the arrow keys. */
export function isElsewhere(here: View, next: View, { width, height }: { readonly width: number; readonly height: number }): boolean {
  const middle = ({ x, y, zoom }: View) => ({ x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom })
  const [from, to] = [middle(here), middle(next)]
  const away = Math.hypot(to.x - from.x, to.y - from.y) * here.zoom
  return away > Math.min(width, height) / 2 || next.zoom / here.zoom > 1.3 || here.zoom / next.zoom > 1.3
}

interface View { readonly x: number; readonly y: number; readonly zoom: number }

/** The least move after which a box is in view, with room for its button below. */
export function revealed(box: Box, { x, y, zoom }: View, { width, height }: { readonly width: number; readonly height: number }): View {
  const shift = (start: number, length: number, room: number): number => {
    if (length > room - 2 * margin) return margin - start
    return start < margin ? margin - start : Math.min(0, room - margin - start - length)
  }
  return { zoom, x: x + shift(box.x * zoom + x, box.width * zoom, width), y: y + shift(box.y * zoom + y, (box.height + below) * zoom, height) }
}
