import { useReactFlow, useStore as useFlowStore } from '@xyflow/react'
import { useEffect, useMemo, useRef, type PointerEvent } from 'react'
import { drawJourney } from './draw-journey.ts'
import { useJourneyDrawing } from './use-journey-drawing.ts'

const size = { width: 160, height: 116 }
const margin = 10

/** The whole journey in a corner; the frame is what is in view, and can be dragged. */
export function MiniMap() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useJourneyDrawing()
  const { bounds } = drawing.layout
  const scale = Math.min((size.width - 2 * margin) / Math.max(1, bounds.width), (size.height - 2 * margin) / Math.max(1, bounds.height), 0.2)
  const origin = useMemo(() => ({ x: bounds.x + bounds.width / 2 - size.width / 2 / scale, y: bounds.y + bounds.height / 2 - size.height / 2 / scale }), [bounds, scale])
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context === null || context === undefined || canvas.current === null) return
    const density = window.devicePixelRatio
    canvas.current.width = size.width * density
    canvas.current.height = size.height * density
    context.scale(density, density)
    drawJourney(context, { ...drawing, ...origin, scale, room: size })
  }, [drawing, origin, scale])
  return (
    <div className="journey-map" aria-label="Map of the journey" role="img">
      <canvas ref={canvas} style={size} />
      <ViewFrame origin={origin} scale={scale} />
    </div>
  )
}

/** Only this follows the camera, so that moving does not draw the map again. */
function ViewFrame({ origin, scale }: { readonly origin: { readonly x: number; readonly y: number }; readonly scale: number }) {
  const flow = useReactFlow()
  const [x, y, zoom] = useFlowStore(({ transform }) => transform)
  const width = useFlowStore((state) => state.width)
  const height = useFlowStore((state) => state.height)
  const centre = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const place = { x: origin.x + (event.clientX - box.left) / scale, y: origin.y + (event.clientY - box.top) / scale }
    void flow.setCenter(place.x, place.y, { zoom })
  }
  const frame = { left: (-x / zoom - origin.x) * scale, top: (-y / zoom - origin.y) * scale, width: width / zoom * scale, height: height / zoom * scale }
  return (
    <div className="journey-map-hit" onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); centre(event) }} onPointerMove={centre}>
      <div className="journey-map-frame" style={frame} />
    </div>
  )
}
