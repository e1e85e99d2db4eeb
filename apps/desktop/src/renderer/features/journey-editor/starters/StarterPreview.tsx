import { useEffect, useMemo, useRef } from 'react'
import { drawJourney } from '../canvas/draw-journey.ts'
import { useDrawingColours } from '../canvas/use-drawing-colours.ts'
import { journeyLayout } from '../kernels/layout/journey-layout.ts'
import { starterDocument, type Starter } from './starters.ts'

const size = { width: 216, height: 132 }
const none: ReadonlySet<string> = new Set()

/** What the journey looks like, small. */
export function StarterPreview({ starter }: { readonly starter: Starter }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useDrawingColours()
  const drawing = useMemo(() => {
    let count = 0
    const document = starterDocument(starter, () => { count += 1; return String(count) })
    return { document, layout: journeyLayout(document) }
  }, [starter])
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context === null || context === undefined || canvas.current === null) return
    const { bounds } = drawing.layout
    const density = window.devicePixelRatio
    const scale = Math.min((size.width - 24) / bounds.width, (size.height - 20) / bounds.height)
    canvas.current.width = size.width * density
    canvas.current.height = size.height * density
    context.scale(density, density)
    drawJourney(context, { ...drawing, selected: none, hits: none, lit: null, edgeWidths: null, room: size, withProblem: () => false, colours, scale, x: bounds.x + bounds.width / 2 - size.width / 2 / scale, y: bounds.y + bounds.height / 2 - size.height / 2 / scale })
  }, [drawing, colours])
  return <canvas ref={canvas} className="journey-starter-preview" style={size} aria-hidden="true" />
}
