import { wholeJourney, diagnosticOf } from '../model/diagnostic-codes.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { JsonObject } from '../model/json.ts'
import { currentSchemaVersion } from './journey-document.ts'
import { versionSteps, type VersionStep } from './versions/version-steps.ts'

export type Migration =
  | { readonly ok: true; readonly document: JsonObject }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Brings a document of any earlier version to the current one, step by step. Looks at nothing but `schemaVersion`. */
export function migrateDocument(document: unknown): Migration {
  return migrateThrough(document, { steps: versionSteps, current: currentSchemaVersion })
}

/** `steps[v]` turns version v into v + 1; split from `migrateDocument` so that the climb can be tried with many versions. */
export function migrateThrough(document: unknown, path: { steps: { readonly [version: number]: VersionStep }; current: number }): Migration {
  if (!isObject(document)) return { ok: false, diagnostics: [diagnosticOf({ code: 'DOCUMENT_NOT_OBJECT', params: {} }, wholeJourney)] }
  const version = document['schemaVersion']
  if (version === path.current) return { ok: true, document }
  const step = typeof version === 'number' ? path.steps[version] : undefined
  if (step === undefined) {
    const found = version === undefined ? 'missing' : JSON.stringify(version).slice(0, 40)
    return { ok: false, diagnostics: [diagnosticOf({ code: 'SCHEMA_VERSION_UNKNOWN', params: { found, newest: path.current } }, wholeJourney)] }
  }
  return migrateThrough({ ...step(document), schemaVersion: Number(version) + 1 }, path)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
