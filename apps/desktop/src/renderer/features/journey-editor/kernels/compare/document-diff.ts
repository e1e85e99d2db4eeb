import type { JourneyDocument, JourneyEdge, JourneyNode } from '@sendero/flow-engine/document'
import { entryId, journeyIndex } from '../graph/journey-index.ts'

export type Mark = 'added' | 'removed' | 'changed'

/** A way out of a step: which edge carries it is no matter to people. */
export interface Way { readonly from: string; readonly port: string; readonly to: string }

export interface DocumentDiff {
  /** Steps that are not the same in both, by id; `entry` for how people get in and what takes them out from anywhere. */
  readonly steps: ReadonlyMap<string, Mark>
  readonly addedWays: readonly Way[]
  readonly removedWays: readonly Way[]
}

/** What differs between two documents, as a drawing shows it. Places, notes, sections and the order of lists are no difference. */
export function documentDiff(before: JourneyDocument, after: JourneyDocument): DocumentDiff {
  const [old, now] = [journeyIndex(before), journeyIndex(after)]
  const steps = new Map<string, Mark>()
  if (!isEqual([before.entry, before.ends ?? []], [after.entry, after.ends ?? []])) steps.set(entryId, 'changed')
  for (const [id, node] of now.nodes) {
    const was = old.nodes.get(id)
    if (was === undefined) steps.set(id, 'added')
    else if (!isEqual(shown(was), shown(node))) steps.set(id, 'changed')
  }
  for (const id of old.nodes.keys()) if (!now.nodes.has(id)) steps.set(id, 'removed')
  const [oldWays, newWays] = [waysOf(before), waysOf(after)]
  return { steps, addedWays: missingFrom(oldWays, newWays), removedWays: missingFrom(newWays, oldWays) }
}

export const wayKey = ({ from, port, to }: Way): string => JSON.stringify([from, port, to])

/** The ways people can go, the edge of each beside it. */
export function waysOf(document: JourneyDocument): readonly JourneyEdge[] {
  const index = journeyIndex(document)
  return [entryId, ...index.nodes.keys()].flatMap((id) => index.outgoing(id))
}

function missingFrom(some: readonly Way[], others: readonly Way[]): Way[] {
  const known = new Set(some.map(wayKey))
  return others.filter((way) => !known.has(wayKey(way))).map(({ from, port, to }) => ({ from, port, to }))
}

/** What a node says to people: a name that is empty is none. */
const shown = ({ id: _id, name = '', skipped = false, ...rest }: JourneyNode) => ({ ...rest, name, skipped })

/** By value, whatever the order of keys; what is undefined is not there. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isEqual(left[key], right[key]))
}
