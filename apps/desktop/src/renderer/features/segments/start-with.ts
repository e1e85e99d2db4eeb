import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'

export interface NewSegment { readonly name: string; readonly rule: Rule }

const emptySegment: NewSegment = { name: 'New segment', rule: { op: 'and', rules: [] } }

/** What the page of a new segment is to begin with, as it travels with the address. */
export const startWith = ({ name, rule }: NewSegment): { start: NewSegment } => ({ start: { name, rule } })

/** Reads it back; whatever the browser kept that is none is an empty segment. */
export function startOf(state: unknown): NewSegment {
  const start = (state as { start?: { name?: unknown; rule?: unknown } } | null)?.start
  const parsed = parseRule(start?.rule)
  return parsed.ok && typeof start?.name === 'string' ? { name: start.name.slice(0, 200), rule: parsed.rule } : emptySegment
}
