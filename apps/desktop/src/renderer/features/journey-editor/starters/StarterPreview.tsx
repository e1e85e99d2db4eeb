import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useEffect, useMemo, useRef } from 'react'
import { drawJourney } from '../canvas/draw-journey.ts'
import { useDrawingColours } from '../canvas/use-drawing-colours.ts'
import { journeyLayout } from '../kernels/layout/journey-layout.ts'
import { noChoices, starterDocument } from './use-of-starter.ts'
import type { Starter } from './starter.ts'

const none: ReadonlySet<string> = new Set()
const margin = 12
const thumbnail = { width: 216, height: 132 }
/** Pixels per place at which the names on the cards can be read. */
const readable = { width: 336, least: 0.36, most: 0.46 }

interface Picture { readonly document: JourneyDocument; readonly layout: ReturnType<typeof journeyLayout>; readonly size: { readonly width: number; readonly height: number }; readonly scale: number }

/** What the journey looks like, small: all of it at a glance. */
export function StarterThumbnail({ starter }: { readonly starter: Starter }) {
  const picture = useMemo((): Picture => {
    const drawn = drawingOf(starter)
    const { bounds } = drawn.layout
    return { ...drawn, size: thumbnail, scale: Math.min((thumbnail.width - 2 * margin) / bounds.width, (thumbnail.height - 2 * margin) / bounds.height) }
  }, [starter])
  return <PictureCanvas picture={picture} className="journey-starter-preview" />
}

/** The same, large enough to read: what does not fit is scrolled to. */
export function StarterPreview({ starter }: { readonly starter: Starter }) {
  const picture = useMemo((): Picture => {
    const drawn = drawingOf(starter)
    const { bounds } = drawn.layout
    const scale = Math.max(readable.least, Math.min(readable.most, (readable.width - 2 * margin) / bounds.width))
    return { ...drawn, scale, size: { width: Math.max(readable.width, bounds.width * scale + 2 * margin), height: bounds.height * scale + 2 * margin } }
  }, [starter])
  return <PictureCanvas picture={picture} className="journey-starter-drawing" />
}

function drawingOf(starter: Starter): Pick<Picture, 'document' | 'layout'> {
  let count = 0
  const document = starterDocument({ starter, choices: noChoices }, () => { count += 1; return String(count) })
  return { document, layout: journeyLayout(document) }
}

function PictureCanvas({ picture, className }: { readonly picture: Picture; readonly className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useDrawingColours()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context === null || context === undefined || canvas.current === null) return
    const { document, layout, size, scale } = picture
    const { bounds } = layout
    const density = window.devicePixelRatio
    canvas.current.width = size.width * density
    canvas.current.height = size.height * density
    context.scale(density, density)
    drawJourney(context, { document, layout, selected: none, hits: none, lit: null, edgeWidths: null, room: size, withProblem: () => false, colours, scale, x: bounds.x + bounds.width / 2 - size.width / 2 / scale, y: bounds.y + bounds.height / 2 - size.height / 2 / scale })
  }, [picture, colours])
  return <canvas ref={canvas} className={className} style={picture.size} aria-hidden="true" />
}
