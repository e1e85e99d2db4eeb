import type { JsonObject } from './json.ts'

/**
 * Anything a marketer can draw wrong, as data: collected in full, never thrown. Codes are never reused.
 * `message` is plain English with the params filled in; a surface may translate by code and params instead.
 */
export interface Diagnostic {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly nodeId: string | null
  readonly params: JsonObject
  readonly message: string
}
