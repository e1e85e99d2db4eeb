/** Why JSON from outside cannot be stored, and where. */
export interface JsonFault { readonly path: string; readonly problem: string }

const deepestJson = 32

/**
 * The first thing in the value that PostgreSQL or a later reader could not take: the character NUL, half of a surrogate pair,
 * a number beyond double precision, a key `__proto__`, nesting without end. Null when all is well.
 */
export function jsonFault(value: unknown, path: string): JsonFault | null {
  return faultIn(value, path, 0)
}

function faultIn(value: unknown, path: string, depth: number): JsonFault | null {
  if (typeof value === 'string') {
    const problem = textProblem(value)
    return problem === null ? null : { path, problem }
  }
  if (typeof value === 'number') return Number.isFinite(value) ? null : { path, problem: 'is a number too large to be kept' }
  if (typeof value !== 'object' || value === null) return null
  if (depth === deepestJson) return { path, problem: `is nested more than ${deepestJson} levels deep` }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = faultIn(value[index], '', depth + 1)
      if (fault !== null) return { path: joined(path, String(index), fault.path), problem: fault.problem }
    }
    return null
  }
  return faultInObject(value as Record<string, unknown>, path, depth)
}

// Paths are put together on the way back from a fault only: this runs for every property of every event.
function faultInObject(value: Record<string, unknown>, path: string, depth: number): JsonFault | null {
  for (const key in value) {
    const problem = key === '__proto__' ? 'is not allowed as a name' : textProblem(key)
    if (problem !== null) return { path: joined(path, key, ''), problem }
    const fault = faultIn(value[key], '', depth + 1)
    if (fault !== null) return { path: joined(path, key, fault.path), problem: fault.problem }
  }
  return null
}

const joined = (path: string, key: string, rest: string): string => {
  const text = [path, printable(key), rest].filter((part) => part !== '').join('.')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

const printable = (key: string): string => key.replace(/[\u0000-\u001f]|\p{Surrogate}/gu, '\uFFFD').slice(0, 60)

/** What is wrong with a text, or null. */
export function textProblem(text: string): string | null {
  if (text.includes('\0')) return 'contains the character NUL'
  return (text as WellFormedText).isWellFormed() ? null : 'contains half of a surrogate pair'
}

/** In every supported Node.js, not yet in the configured library types. */
type WellFormedText = string & { isWellFormed(): boolean }
