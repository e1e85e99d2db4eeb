import { parseDocument, type JourneyDocument, type JourneyEdge, type JourneyNode } from '@sendero/flow-engine/document'
import { journeyIndex } from '../graph/journey-index.ts'
import { thingsIn } from './things.ts'

// What is copied: plain text that any other window, an editor or a chat can carry. The version is that of this envelope;
// the nodes inside are read like those of a stored document.

const format = 'sendero-steps'
const version = 1

export interface Fragment {
  readonly nodes: readonly JourneyNode[]
  readonly edges: readonly JourneyEdge[]
  /** Edges out of the fragment: kept only where the same step exists and the person asks for it. */
  readonly links: readonly JourneyEdge[]
}

export type ReadFragment = { readonly ok: true; readonly fragment: Fragment; readonly names: ReadonlyMap<string, string> } | { readonly ok: false; readonly reason: string }

/** The steps among `ids`, in document order, with the edges between them. Null when there are none. */
export function fragmentOf(document: JourneyDocument, ids: readonly string[]): Fragment | null {
  const wanted = new Set(ids)
  const index = journeyIndex(document)
  const nodes = document.nodes.filter(({ id }) => wanted.has(id))
  if (nodes.length === 0) return null
  const edges = nodes.flatMap(({ id }) => index.outgoing(id))
  return { nodes, edges: edges.filter(({ to }) => wanted.has(to)), links: edges.filter(({ to }) => !wanted.has(to)) }
}

/** With what the things it uses are called where it comes from: elsewhere their ids say nothing. */
export function fragmentText(fragment: Fragment, names: ReadonlyMap<string, string> = new Map()): string {
  const named = thingsIn(fragment.nodes).flatMap((id) => { const name = names.get(id); return name === undefined ? [] : [[id, name]] })
  return JSON.stringify({ format, version, ...fragment, names: Object.fromEntries(named) as Record<string, string> }, null, 2)
}

/** Reads a clipboard. Says in words what is wrong with anything that is not steps. */
export function readFragment(text: string): ReadFragment {
  const value = stepsIn(jsonObject(text))
  if (value === null || value['format'] !== format) return no('The clipboard holds no journey steps. Copy some steps first, in this or another journey.')
  if (value['version'] !== version) return no('These steps were copied from a newer release. Update this one, or copy them again here.')
  const { nodes, edges, links } = value
  const parsed = parseDocument({ schemaVersion: 1, entry: anyEntry, nodes, edges })
  const linked = parseDocument({ schemaVersion: 1, entry: anyEntry, nodes: [], edges: links ?? [] })
  const problem = [parsed, linked].flatMap((each) => each.ok ? [] : each.diagnostics)[0]
  if (problem !== undefined) return no(`The copied steps cannot be read: ${problem.message}`)
  if (!parsed.ok || !linked.ok || parsed.document.nodes.length === 0) return no('The clipboard holds no journey steps.')
  return { ok: true, fragment: { nodes: parsed.document.nodes, edges: parsed.document.edges, links: linked.document.edges }, names: namesIn(value['names']) }
}

/** A whole journey, as the API gives it or as its document alone, is read as all of its steps. */
function stepsIn(value: Record<string, unknown> | null): Record<string, unknown> | null {
  const inside = value?.['document']
  const document = typeof inside === 'object' && inside !== null ? inside as Record<string, unknown> : value
  if (document === null || document['schemaVersion'] !== 1 || document['format'] !== undefined) return value
  const edges = Array.isArray(document['edges']) ? (document['edges'] as unknown[]).filter((edge) => !(typeof edge === 'object' && edge !== null && 'from' in edge && edge.from === 'entry')) : document['edges']
  return { format, version, nodes: document['nodes'], edges, links: [] }
}

function namesIn(value: unknown): ReadonlyMap<string, string> {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

// The reader of documents wants one; it is not looked at.
const anyEntry = { trigger: { kind: 'segmentEntered', segmentId: 'any' } }

const no = (reason: string): ReadFragment => ({ ok: false, reason })

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null
  } catch {
    return null
  }
}
