import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { namesOfPlaces } from '../journeys/index.ts'
import type { JourneyPlace, PlaceNames } from '../journeys/index.ts'
import type { TimelineItem } from './timeline-item.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>
type VisitItem = Extract<TimelineItem, { kind: 'nodeVisit' }>
interface VisitPlace extends JourneyPlace { readonly version: number; readonly nodeId: string }

/** An item that knows its place in a journey by ids only. */
export type UnnamedItem =
  | Extract<TimelineItem, { kind: 'event' }>
  | Omit<MessageItem, 'workflowId' | 'workflowName' | 'nodeId' | 'nodeName'> & { readonly place: JourneyPlace | null }
  | Omit<VisitItem, 'workflowId' | 'workflowName' | 'version' | 'nodeId' | 'nodeName' | 'nodeKind'> & { readonly place: VisitPlace }

/** The items with the names people gave their journeys and nodes. */
export async function namedItems(tx: Tx, items: readonly UnnamedItem[]): Promise<TimelineItem[]> {
  const places = items.flatMap((item) => (item.kind === 'event' || item.place === null ? [] : [item.place]))
  const found = await namesOfPlaces(tx, places)
  const names = new Map(places.map((place, index) => [place, found[index] ?? null]))
  return items.map((item) => {
    switch (item.kind) {
      case 'event': return item
      case 'message': return namedMessage(item, item.place === null ? null : names.get(item.place) ?? null)
      case 'nodeVisit': return namedVisit(item, names.get(item.place) ?? null)
    }
  })
}

function namedMessage({ place, ...item }: Extract<UnnamedItem, { kind: 'message' }>, names: PlaceNames | null): MessageItem {
  return { ...item, workflowId: place === null ? null : toPublicId('journey', place.journeyId), workflowName: names?.journeyName ?? null, nodeId: place?.nodeId ?? null, nodeName: names?.nodeName ?? null }
}

function namedVisit({ place, ...item }: Extract<UnnamedItem, { kind: 'nodeVisit' }>, names: PlaceNames | null): VisitItem {
  return {
    ...item, workflowId: toPublicId('journey', place.journeyId), workflowName: names?.journeyName ?? null, version: place.version,
    nodeId: place.nodeId, nodeName: names?.nodeName ?? null, nodeKind: names?.nodeKind ?? null,
  }
}
