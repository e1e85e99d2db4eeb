import type { JourneyNode } from '@sendero/flow-engine/document'
import type { Fragment } from './fragment.ts'

/** What steps name by an id and what exists outside of their journey. */
export type ThingKind = 'template' | 'segment' | 'journey'

const prefixes: Readonly<Record<ThingKind, string>> = { template: 'tpl_', segment: 'seg_', journey: 'wf_' }

export const thingKind = (id: string): ThingKind | null => (/^[a-z]+_[0-9A-Za-z]+$/.test(id) ? (Object.keys(prefixes) as ThingKind[]).find((kind) => id.startsWith(prefixes[kind])) ?? null : null)

/** The ids of all templates, segments and journeys that steps name, each once. */
export function thingsIn(nodes: readonly JourneyNode[]): string[] {
  return [...new Set(nodes.flatMap(({ config }) => textsIn(config)).filter((text) => thingKind(text) !== null))]
}

/** The same steps with other things in the places of some: an id, or nothing, for a person to choose later. */
export function withThings(fragment: Fragment, chosen: ReadonlyMap<string, string>): Fragment {
  return { ...fragment, nodes: fragment.nodes.map((node) => ({ ...node, config: exchanged(node.config, chosen) }) as JourneyNode) }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function exchanged(value: unknown, chosen: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return chosen.get(value) ?? value
  if (Array.isArray(value)) return value.map((each) => exchanged(each, chosen))
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, exchanged(each, chosen)])) : value
}
