import { useMemo } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { useEditorState } from '../store/editor-context.ts'
import type { Drawing } from './draw-journey.ts'
import { useDrawingColours } from './use-drawing-colours.ts'

const none: ReadonlySet<string> = new Set()

/** Everything a drawn journey shows, but for the place it is seen from. */
export function useJourneyDrawing(): Omit<Drawing, 'x' | 'y' | 'scale' | 'room'> {
  const document = useEditorState(drawnDocument)
  const cardExtra = useEditorState((state) => state.cardExtra)
  const selected = useEditorState((state) => state.selected)
  const problems = useEditorState((state) => state.problemsOfStep)
  const lit = useEditorState((state) => state.lit)
  const hits = useEditorState((state) => state.hits)
  const edgeWidths = useEditorState((state) => state.edgeWidths)
  const colours = useDrawingColours()
  return useMemo(() => ({
    document, selected, lit, colours, edgeWidths, hits: new Set(hits), layout: layoutOf({ document, viewed: null, cardExtra, folded: none }),
    withProblem: (id: string) => problems.get(id)?.some(({ level }) => level === 'blocks') ?? false,
  }), [document, cardExtra, selected, problems, lit, hits, edgeWidths, colours])
}
