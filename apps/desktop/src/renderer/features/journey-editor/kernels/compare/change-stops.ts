import type { JourneyChange } from '@sendero/flow-engine/document'
import type { DocumentDiff, Mark } from './document-diff.ts'

/** One place where something differs, with all there is to say of it. */
export interface ChangeStop {
  readonly id: string
  /** Null: the step is the same, people leave it another way. */
  readonly mark: Mark | null
  readonly texts: readonly string[]
}

/** The changes by the step they are about, in the order given; what is in no order comes last. */
export function changeStops({ steps }: Pick<DocumentDiff, 'steps'>, changes: readonly JourneyChange[], order: readonly string[]): ChangeStop[] {
  const texts = new Map<string, string[]>([...steps.keys()].map((id) => [id, []]))
  for (const { nodeId, text } of changes) texts.set(nodeId, [...texts.get(nodeId) ?? [], text])
  const places = new Map(order.map((id, at) => [id, at]))
  const place = (id: string): number => places.get(id) ?? order.length
  return [...texts].map(([id, said]) => ({ id, mark: steps.get(id) ?? null, texts: said })).sort((a, b) => place(a.id) - place(b.id))
}

/** The stop to go to from another, round the end; the first, or the last, from nowhere. */
export function nextStop(stops: readonly ChangeStop[], from: string | null, by: 1 | -1): ChangeStop | null {
  if (stops.length === 0) return null
  const at = stops.findIndex(({ id }) => id === from)
  return (at < 0 ? stops.at(by === 1 ? 0 : -1) : stops[(at + by + stops.length) % stops.length]) ?? null
}
