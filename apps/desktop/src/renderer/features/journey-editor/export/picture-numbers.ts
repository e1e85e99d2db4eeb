import type { JourneyDocument } from '@sendero/flow-engine/document'
import { sectionsOf } from '../kernels/document/sections.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { EdgeFigure } from '../kernels/overlay/edge-figures.ts'
import type { JourneyNumbers } from '../kernels/overlay/journey-numbers.ts'
import { sectionFigures } from '../kernels/overlay/section-figures.ts'
import { figure, stepFigures, type CardFigure } from '../overlay/card-figures.ts'
import { edgeWords } from '../overlay/edge-words.ts'
import { nodeNumbersHeight } from '../overlay/node-numbers-height.ts'
import type { PictureNumbers } from './journey-picture.ts'

interface Counted { readonly document: JourneyDocument; readonly numbers: JourneyNumbers; readonly edges: ReadonlyMap<string, EdgeFigure> }

/** What the cards and ways of a picture say: the same words as on the canvas. `document`: with all its steps. */
export function pictureNumbers({ document, numbers, edges }: Counted): PictureNumbers {
  const index = journeyIndex(document)
  const kinds = new Map(document.nodes.map(({ id, kind }) => [id, kind]))
  const entry = index.outgoing('entry')[0]?.id ?? ''
  const figuresOf = (id: string): CardFigure[] => {
    if (id === 'entry') return [figure('entered', edges.get(entry)?.count ?? 0)]
    const kind = kinds.get(id)
    if (kind !== undefined) return stepFigures(kind, numbers.nodes[id])
    const section = sectionsOf(document).find((each) => each.id === id)
    const { entered, hereNow, left } = sectionFigures(document, section?.nodeIds ?? [], numbers)
    return [figure('entered', entered), figure('here now', hereNow), figure('went on', left)]
  }
  const from = new Map(document.edges.map((edge) => [edge.id, edge.from]))
  return {
    height: nodeNumbersHeight,
    figuresOf: (id) => figuresOf(id).map(({ label, text, look }) => ({ label, text, isBad: look === 'bad' })),
    wayOf: (id) => {
      const known = edges.get(id)
      return known === undefined ? null : { text: edgeWords(known, index.ports(from.get(id) ?? '').length > 1).text, width: known.width }
    },
  }
}
