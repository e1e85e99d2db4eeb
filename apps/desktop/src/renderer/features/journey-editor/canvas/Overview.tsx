import { useStore as useFlowStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { drawJourney } from './draw-journey.ts'
import { useJourneyDrawing } from './use-journey-drawing.ts'

/** The journey from far away: drawn in one go instead of a thousand elements. Moving and zooming stay the canvas's. */
export function Overview() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useJourneyDrawing()
  const x = useFlowStore(({ transform }) => transform[0])
  const y = useFlowStore(({ transform }) => transform[1])
  const zoom = useFlowStore(({ transform }) => transform[2])
  const width = useFlowStore((state) => state.width)
  const height = useFlowStore((state) => state.height)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context === null || context === undefined || canvas.current === null) return
    const density = window.devicePixelRatio
    canvas.current.width = width * density
    canvas.current.height = height * density
    context.scale(density, density)
    drawJourney(context, { ...drawing, x: -x / zoom, y: -y / zoom, scale: zoom })
  }, [drawing, x, y, zoom, width, height])
  return <canvas ref={canvas} className="journey-overview" style={{ width, height }} aria-hidden="true" />
}
