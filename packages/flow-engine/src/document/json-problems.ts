import type { Problem } from '../model/diagnostic-codes.ts'

export interface JsonProblem {
  readonly path: readonly (string | number)[]
  readonly code: Extract<Problem['code'], 'DOCUMENT_TOO_DEEP' | 'TEXT_NOT_STORABLE'>
}

/** Far more than any journey needs; deeper JSON would overflow the stack of whatever walks it next. */
const deepest = 60
const mostProblems = 20

/** No database stores them in text, and JSON can carry both: NUL, and half of a surrogate pair. */
const unstorable = /\0|\p{Surrogate}/u

interface Place { readonly value: unknown; readonly path: JsonProblem['path'] }

/** What must not even be looked at by the schema. Walks with its own list, so that no input can exhaust the stack. */
export function jsonProblems(document: unknown): JsonProblem[] {
  const problems: JsonProblem[] = []
  const waiting: Place[] = [{ value: document, path: [] }]
  for (let place = waiting.pop(); place !== undefined && problems.length < mostProblems; place = waiting.pop()) {
    const { value, path } = place
    if (typeof value === 'string' && unstorable.test(value)) problems.push({ path, code: 'TEXT_NOT_STORABLE' })
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= deepest) {
      problems.push({ path: path.slice(0, 6), code: 'DOCUMENT_TOO_DEEP' })
      continue
    }
    for (const [key, inner] of Object.entries(value).reverse()) {
      if (unstorable.test(key)) problems.push({ path, code: 'TEXT_NOT_STORABLE' })
      else waiting.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] })
    }
  }
  return problems
}
