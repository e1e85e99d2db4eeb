import type { z } from 'zod'
import { diagnosticOf, wholeJourney, type DiagnosticSubject } from '../model/diagnostic-codes.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { journeyDocumentSchema, type JourneyDocument } from './journey-document.ts'
import { jsonProblems, type JsonProblem } from './json-problems.ts'
import { migrateDocument } from './migrate-document.ts'
import { pathText, problemOfIssue } from './problem-of-issue.ts'

export type ParsedDocument =
  | { readonly ok: true; readonly document: JourneyDocument }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Reads a document of any version. Never throws: everything wrong with its shape comes back, each with its node. */
export function parseDocument(input: unknown): ParsedDocument {
  const migrated = migrateDocument(input)
  if (!migrated.ok) return migrated
  const unreadable = jsonProblems(migrated.document)
  if (unreadable.length > 0) return { ok: false, diagnostics: unreadable.map((problem) => diagnosticOfJson(problem, migrated.document)) }
  const parsed = journeyDocumentSchema.safeParse(migrated.document)
  if (parsed.success) return { ok: true, document: parsed.data }
  return { ok: false, diagnostics: parsed.error.issues.map((issue) => diagnosticOfIssue(issue, migrated.document)) }
}

function diagnosticOfIssue(issue: z.core.$ZodIssue, document: JsonObject): Diagnostic {
  const node = nodeAt(issue.path, document)
  const kind = node?.['kind']
  if (node !== undefined && issue.path.length === 3 && issue.path[2] === 'kind' && typeof kind === 'string') {
    return diagnosticOf({ code: 'UNKNOWN_NODE_KIND', params: { kind: kind.slice(0, 100), known: nodeKinds.map((each) => each.kind) } }, subjectOf(node))
  }
  return diagnosticOf({ code: 'DOCUMENT_INVALID', params: problemOfIssue(issue) }, node === undefined ? wholeJourney : subjectOf(node))
}

function diagnosticOfJson({ code, path }: JsonProblem, document: JsonObject): Diagnostic {
  const node = nodeAt(path, document)
  return diagnosticOf({ code, params: { path: pathText(path) } }, node === undefined ? wholeJourney : subjectOf(node))
}

/** The raw node an issue lies in: its path starts with `nodes` and an index. */
function nodeAt(path: readonly PropertyKey[], document: JsonObject): JsonObject | undefined {
  const nodes = document['nodes']
  const index = path[1]
  if (path[0] !== 'nodes' || typeof index !== 'number' || !Array.isArray(nodes)) return undefined
  const node: JsonValue | undefined = nodes[index]
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? node : undefined
}

function subjectOf(node: JsonObject): DiagnosticSubject {
  const { id, name } = node
  return { nodeId: typeof id === 'string' ? id.slice(0, 64) : null, name: typeof name === 'string' ? name.slice(0, 200) : undefined }
}
