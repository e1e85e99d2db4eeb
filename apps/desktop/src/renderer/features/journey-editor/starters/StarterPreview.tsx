import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useEffect, useMemo, useRef } from 'react'
import { drawJourney } from '../canvas/draw-journey.ts'
import { useDrawingColours } from '../canvas/use-drawing-colours.ts'
import { journeyLayout, type Box } from '../kernels/layout/journey-layout.ts'
import { waitSummary } from '../nodes/wait/summary.ts'
import { noChoices, starterDocument } from './use-of-starter.ts'
import type { Starter } from './starter.ts'

const none: ReadonlySet<string> = new Set()
const margin = 12
/** How a journey begins is enough to recognise it: what is longer is cut off below. */
const thumbnail = { width: 216, height: 132, least: 0.2 }
/** Pixels per place at which the names on the cards can be read. */
const readable = { width: 336, least: 0.36, most: 0.46 }

interface Drawn { readonly document: JourneyDocument; readonly layout: ReturnType<typeof journeyLayout>; readonly bounds: Box }
interface Picture extends Drawn { readonly size: { readonly width: number; readonly height: number }; readonly scale: number }

/** What the journey looks like, small. */
export function StarterThumbnail({ starter }: { readonly starter: Starter }) {
  const picture = useMemo((): Picture => {
    const drawn = drawingOf(starter)
    const { bounds } = drawn
    return { ...drawn, size: thumbnail, scale: Math.max(thumbnail.least, Math.min((thumbnail.width - 2 * margin) / bounds.width, (thumbnail.height - 2 * margin) / bounds.height)) }
  }, [starter])
  return <PictureCanvas picture={picture} className="journey-starter-preview" />
}

/** The same, large enough to read: what does not fit is scrolled to. */
export function StarterPreview({ starter }: { readonly starter: Starter }) {
  const picture = useMemo((): Picture => {
    const drawn = drawingOf(starter)
    const { bounds } = drawn
    const scale = Math.max(readable.least, Math.min(readable.most, (readable.width - 2 * margin) / bounds.width))
    return { ...drawn, scale, size: { width: Math.max(readable.width, bounds.width * scale + 2 * margin), height: bounds.height * scale + 2 * margin } }
  }, [starter])
  return <PictureCanvas picture={picture} className="journey-starter-drawing" />
}

function drawingOf(starter: Starter): Drawn {
  let count = 0
  const document = starterDocument({ starter, choices: noChoices }, () => { count += 1; return String(count) })
  const layout = journeyLayout(document)
  return { document: { ...document, nodes: document.nodes.map((node) => (node.kind === 'wait' ? { ...node, name: `Wait ${waitSummary(node.config)}` } : node)) }, layout, bounds: boundsOf(layout) }
}

/** Around the cards and around the ways, which may go round beside them. */
function boundsOf({ bounds, routes }: Drawn['layout']): Box {
  const points = [...routes.values()].flatMap((route) => route.points)
  const left = Math.min(bounds.x, ...points.map(({ x }) => x))
  return { ...bounds, x: left, width: Math.max(bounds.x + bounds.width, ...points.map(({ x }) => x)) - left }
}

function PictureCanvas({ picture, className }: { readonly picture: Picture; readonly className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useDrawingColours()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context === null || context === undefined || canvas.current === null) return
    const { document, layout, bounds, size, scale } = picture
    const density = window.devicePixelRatio
    canvas.current.width = size.width * density
    canvas.current.height = size.height * density
    context.scale(density, density)
    drawJourney(context, { document, layout, selected: none, hits: none, lit: null, edgeWidths: null, room: size, withProblem: () => false, colours, scale, x: bounds.x + bounds.width / 2 - size.width / 2 / scale, y: bounds.y - margin / scale })
  }, [picture, colours])
  return <canvas ref={canvas} className={className} style={picture.size} aria-hidden="true" />
}
