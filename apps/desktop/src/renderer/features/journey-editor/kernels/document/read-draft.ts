import type { Diagnostic } from '@sendero/flow-engine'
import { migrateDocument, parseDocument, type JourneyDocument, type JourneyNode, type NodeKind, nodeKinds } from '@sendero/flow-engine/document'
import { startConfig } from './new-node.ts'

export type ReadDraft =
  | { readonly ok: true; readonly document: JourneyDocument }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * The document of a draft, also of an unfinished one: an event that has no name yet or a condition without a value keeps
 * a document from being published, never from being opened. What is no journey at all is refused with reasons.
 */
export function readDraft(draft: unknown): ReadDraft {
  const parsed = parseDocument(draft)
  if (parsed.ok) return parsed
  const migrated = migrateDocument(draft)
  if (!migrated.ok) return migrated
  const raw = migrated.document as { entry?: unknown; nodes?: unknown; edges?: unknown; canvas?: unknown }
  const nodes = Array.isArray(raw.nodes) ? raw.nodes.map(readableNode) : []
  // With stand-ins for what may be unfinished, everything else has to be right.
  const standIn = parseDocument({ ...migrated.document, entry: anyEntry, nodes: nodes.map((node) => node === null ? {} : { ...node, config: startConfig(node.kind, () => 'any') }) })
  if (!standIn.ok) return { ok: false, diagnostics: parsed.diagnostics }
  const entry = isEntry(raw.entry) ? raw.entry : standIn.document.entry
  return { ok: true, document: { ...standIn.document, entry, nodes: nodes.flatMap((node) => node ?? []) } }
}

const anyEntry = { trigger: { kind: 'event', event: 'any' } }

function isEntry(value: unknown): value is JourneyDocument['entry'] {
  const { trigger, reentry } = (isObject(value) ? value : {}) as { trigger?: unknown; reentry?: unknown }
  if (!isObject(trigger) || !isObject(reentry) || typeof reentry['kind'] !== 'string') return false
  return trigger['kind'] === 'segmentEntered' ? typeof trigger['segmentId'] === 'string' : trigger['kind'] === 'event' && typeof trigger['event'] === 'string' && Array.isArray(trigger['where'])
}

function isKind(kind: unknown): kind is NodeKind {
  return nodeKinds.some((known) => known.kind === kind)
}

/** The node with every setting its form can show; a setting of the wrong shape starts anew. Null for what is no node. */
function readableNode(value: unknown): JourneyNode | null {
  if (!isObject(value) || !isKind(value['kind']) || !isObject(value['config'])) return null
  const given = value['config']
  const start: Record<string, unknown> = { ...startConfig(value['kind'], () => 'any') }
  const config = Object.fromEntries(Object.keys(start).map((key) => [key, isAlike(given[key], start[key]) ? given[key] : start[key]]))
  return { ...value, config } as unknown as JourneyNode
}

function isAlike(value: unknown, start: unknown): boolean {
  if (Array.isArray(start)) return Array.isArray(value) && value.every((item) => !isObject(start[0]) || (isObject(item) && typeof item['id'] === 'string'))
  return start === null ? value === null || typeof value === 'string' : typeof value === typeof start && value !== null && !Array.isArray(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
