import { passingPort, type JourneyDocument, type JourneyNode } from '@sendero/flow-engine/document'
import { entryId, journeyIndex } from '../graph/journey-index.ts'

export interface JourneyWay { readonly from: string; readonly port: string; readonly to: string }

/** The journey as people go through it, as far as they can get. */
export interface JourneyWays {
  /** The entry and all steps people come to, those that are skipped among them. */
  readonly ids: readonly string[]
  /** The steps of these that do something. */
  readonly nodes: readonly JourneyNode[]
  readonly out: (id: string) => readonly JourneyWay[]
  /** The node of a step that does something; undefined for the entry and for what is skipped. */
  readonly nodeAt: (id: string) => JourneyNode | undefined
}

export function journeyWays(document: JourneyDocument): JourneyWays {
  const index = journeyIndex(document)
  const out = new Map<string, JourneyWay[]>()
  const waiting = [entryId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (out.has(id)) continue
    const node = index.nodes.get(id)
    const ways = index.outgoing(id).filter(({ port }) => node?.skipped !== true || port === passingPort(node)).map(({ port, to }): JourneyWay => ({ from: id, port, to }))
    const jump = index.jumpFrom(id)
    out.set(id, jump === null ? ways : [{ from: id, port: 'next', to: jump }])
    waiting.push(...(out.get(id) ?? []).map(({ to }) => to))
  }
  const nodeAt = (id: string): JourneyNode | undefined => { const node = index.nodes.get(id); return node?.skipped === true ? undefined : node }
  return { ids: [...out.keys()], nodes: document.nodes.filter(({ id, skipped }) => out.has(id) && skipped !== true), out: (id) => out.get(id) ?? [], nodeAt }
}
