import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Offset } from '../kernels/document/edit.ts'
import { journeyLayout, type XY } from '../kernels/layout/journey-layout.ts'

const beside = 120

/**
 * How far from where the layout has them cards must be moved to stand as in a network. A whole journey keeps its entry where it is;
 * a part of one comes to stand beside all the rest.
 */
export function networkOffsets(document: JourneyDocument, { places, isWhole }: { readonly places: ReadonlyMap<string, XY>; readonly isWhole: boolean }): ReadonlyMap<string, Offset> {
  const tidy = journeyLayout({ ...document, canvas: { ...document.canvas, offsets: {} } })
  const by = isWhole ? toEntry(places, tidy.cards) : toTheRight(document, places)
  return new Map([...places].flatMap(([id, place]) => {
    const card = tidy.cards.get(id)
    return card === undefined ? [] : [[id, { x: Math.round(place.x + by.x - card.x), y: Math.round(place.y + by.y - card.y) }] as const]
  }))
}

function toEntry(places: ReadonlyMap<string, XY>, cards: ReadonlyMap<string, XY>): XY {
  const [home, entry] = [cards.get('entry'), places.get('entry')]
  return home === undefined || entry === undefined ? { x: 0, y: 0 } : { x: home.x - entry.x, y: home.y - entry.y }
}

function toTheRight(document: JourneyDocument, places: ReadonlyMap<string, XY>): XY {
  const { cards, ends } = journeyLayout(document)
  const others = [...[...cards].flatMap(([id, box]) => (places.has(id) ? [] : [box])), ...ends.filter(({ from }) => !places.has(from))]
  const mine = journeyLayout({ ...document, nodes: document.nodes.filter(({ id }) => places.has(id)), edges: document.edges.filter(({ from, to }) => places.has(from) && places.has(to)), canvas: { ...document.canvas, offsets: {} } })
  // An open end may stand out to the left of its card.
  const overhang = Math.max(0, ...mine.ends.flatMap(({ from, x }) => { const card = mine.cards.get(from); return card === undefined || !places.has(from) ? [] : [card.x - x] }))
  const [right, top] = [Math.max(0, ...others.map(({ x, width }) => x + width)), Math.min(...others.map(({ y }) => y), Infinity)]
  const [left, upper] = [Math.min(...[...places.values()].map(({ x }) => x)), Math.min(...[...places.values()].map(({ y }) => y))]
  return { x: right + beside + overhang - left, y: (Number.isFinite(top) ? top : 0) - upper }
}
