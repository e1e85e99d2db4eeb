import { classNames } from '@sendero/ui'
import { useStore as useFlowStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { drawJourney, type Drawing } from './draw-journey.ts'
import { useJourneyDrawing } from './use-journey-drawing.ts'

/** The journey from far away. */
export function Overview({ isLeaving }: { readonly isLeaving: boolean }) {
  return <OverviewPaper drawing={useJourneyDrawing()} isLeaving={isLeaving} />
}

/** Drawn in one go instead of a thousand elements. Moving and zooming stay the canvas's. */
export function OverviewPaper({ drawing, isLeaving }: { readonly drawing: Omit<Drawing, 'x' | 'y' | 'scale' | 'room'>; readonly isLeaving: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const x = useFlowStore(({ transform }) => transform[0])
  const y = useFlowStore(({ transform }) => transform[1])
  const zoom = useFlowStore(({ transform }) => transform[2])
  const width = useFlowStore((state) => state.width)
  const height = useFlowStore((state) => state.height)
  useEffect(() => {
    const paper = canvas.current
    const context = paper?.getContext('2d')
    if (context === null || context === undefined || paper === null) return
    const density = window.devicePixelRatio
    // A new size makes a new canvas, which costs more than wiping the one there is.
    if (paper.width !== Math.round(width * density) || paper.height !== Math.round(height * density)) {
      paper.width = Math.round(width * density)
      paper.height = Math.round(height * density)
    }
    context.setTransform(density, 0, 0, density, 0, 0)
    context.clearRect(0, 0, width, height)
    drawJourney(context, { ...drawing, x: -x / zoom, y: -y / zoom, scale: zoom, room: { width, height } })
  }, [drawing, x, y, zoom, width, height])
  return <canvas ref={canvas} className={classNames('journey-overview', isLeaving && 'leaving')} style={{ width, height }} aria-hidden="true" />
}
