import type { Diagnostic } from '@sendero/flow-engine'
import { migrateDocument, parseDocument, type JourneyDocument, type JourneyEnd, type JourneyNode, type NodeKind, nodeKinds } from '@sendero/flow-engine/document'
import { startConfig } from './start-configs.ts'

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
  const raw = migrated.document as { entry?: unknown; ends?: unknown; nodes?: unknown }
  const nodes = Array.isArray(raw.nodes) ? raw.nodes.map(readableNode) : []
  // With stand-ins for what may be unfinished, everything else has to be right.
  const { ends: _ends, ...others } = migrated.document
  const standIn = parseDocument({ ...others, entry: anyEntry, nodes: nodes.map((node) => node === null ? {} : { ...node, config: startConfig(node.kind, () => 'any') }) })
  if (!standIn.ok) return { ok: false, diagnostics: parsed.diagnostics }
  const entry = alone({ entry: raw.entry })?.entry ?? (isEntry(raw.entry) ? raw.entry : standIn.document.entry)
  const ends = Array.isArray(raw.ends) ? raw.ends.flatMap((end: unknown) => alone({ ends: [end] })?.ends ?? (isEnd(end) ? [end] : [])) : []
  return { ok: true, document: { ...standIn.document, entry, ...(ends.length === 0 ? {} : { ends }), nodes: nodes.flatMap((node) => node ?? []) } }
}

/** A part of a document as its reader reads it, or null when it is unfinished. */
function alone(part: Readonly<Record<string, unknown>>): JourneyDocument | null {
  const read = parseDocument({ schemaVersion: 1, entry: anyEntry, nodes: [], edges: [], ...part })
  return read.ok ? read.document : null
}

const anyEntry = { trigger: { kind: 'event', event: 'any' } }

type Trigger = JourneyDocument['entry']['trigger']
type Shape = Readonly<Record<string, 'string' | 'boolean' | 'list'>>

/** What the form of each trigger shows; everything else may be left out. */
const triggerShapes: { readonly [Kind in Trigger['kind']]: Shape } = {
  event: { event: 'string', where: 'list' }, segmentEntered: { segmentId: 'string' }, segmentLeft: { segmentId: 'string' },
  schedule: { start: 'string', clock: 'string' }, date: { path: 'string', time: 'string', yearly: 'boolean' }, api: {}, journey: {},
}

const whenShapes: { readonly [Kind in JourneyEnd['when']['kind']]: Shape } = {
  event: { event: 'string', where: 'list' }, segmentEntered: { segmentId: 'string' }, segmentLeft: { segmentId: 'string' }, rule: {},
}

function isEntry(value: unknown): value is JourneyDocument['entry'] {
  const { trigger, reentry } = (isObject(value) ? value : {}) as { trigger?: unknown; reentry?: unknown }
  return isOneOf(trigger, triggerShapes) && isObject(reentry) && typeof reentry['kind'] === 'string'
}

function isEnd(value: unknown): value is JourneyEnd {
  if (!isObject(value) || typeof value['id'] !== 'string' || (value['kind'] !== 'goal' && value['kind'] !== 'exit')) return false
  const { when } = value
  return isOneOf(when, whenShapes) && (when['kind'] !== 'rule' || isObject(when['rule']))
}

function isOneOf(value: unknown, shapes: Readonly<Record<string, Shape>>): value is Record<string, unknown> {
  const shape = isObject(value) && typeof value['kind'] === 'string' && Object.hasOwn(shapes, value['kind']) ? shapes[value['kind']] : undefined
  return isObject(value) && shape !== undefined && Object.entries(shape).every(([field, type]) => (type === 'list' ? Array.isArray(value[field]) : typeof value[field] === type))
}

function isKind(kind: unknown): kind is NodeKind {
  return nodeKinds.some((known) => known.kind === kind)
}

/** The node as it is when it is one; else with every setting its form can show, where one of the wrong shape starts anew. Null for what is no node. */
function readableNode(value: unknown): JourneyNode | null {
  if (!isObject(value) || !isKind(value['kind']) || !isObject(value['config'])) return null
  const [finished] = alone({ nodes: [value] })?.nodes ?? []
  if (finished !== undefined) return finished
  const given = value['config']
  const start: Record<string, unknown> = { ...startConfig(value['kind'], () => 'any') }
  const config = Object.fromEntries(Object.keys(start).map((key) => [key, isAlike(given[key], start[key]) ? given[key] : start[key]]))
  return { ...value, config } as unknown as JourneyNode
}

function isAlike(value: unknown, start: unknown): boolean {
  if (Array.isArray(start)) return Array.isArray(value) && value.every((item) => !isObject(start[0]) || (isObject(item) && typeof item['id'] === 'string'))
  // A choice between shapes, as of where a date comes from, has to be the one that is known.
  if (isObject(start) && typeof start['from'] === 'string') return isObject(value) && Object.keys(start).every((key) => typeof value[key] === typeof start[key])
  return start === null ? value === null || typeof value === 'string' : typeof value === typeof start && value !== null && !Array.isArray(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
