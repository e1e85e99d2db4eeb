import { applyAttributeChange, type JsonObject, type JsonValue } from '@sendero/flow-engine'

/** Dotted path -> its value as it is typed. */
export type ValueTexts = Readonly<Record<string, string>>

/** What somebody means who types this: true, false and numbers are such, so are lists as `["a", "b"]`, everything else is text. */
export function valueOfText(text: string): JsonValue {
  const plain = text.trim()
  if (plain === 'true' || plain === 'false') return plain === 'true'
  if (plain.startsWith('[') && plain.endsWith(']')) return listOf(plain) ?? plain
  // 007 and 1e9 are no numbers to the one who types them.
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(plain) ? Number(plain) : plain
}

function listOf(text: string): JsonValue | null {
  try { return JSON.parse(text) as JsonValue } catch { return null }
}

export function textOfValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Plain values inside an object by their paths; lists are left out, for no single text is one. */
export function textsOf(object: JsonObject, within = ''): ValueTexts {
  return Object.fromEntries(Object.entries(object).flatMap(([name, value]): [string, string][] => {
    if (value === null || Array.isArray(value)) return []
    return typeof value === 'object' ? Object.entries(textsOf(value, `${within}${name}.`)) : [[`${within}${name}`, textOfValue(value)]]
  }))
}

/** The object with what was typed; an empty text takes the value away, one that was not changed leaves it as it was. */
export function withTexts(object: JsonObject, texts: ValueTexts): JsonObject {
  const before = textsOf(object)
  const changed = Object.entries(texts).filter(([path, text]) => before[path] !== text)
  return applyAttributeChange(object, {
    set: Object.fromEntries(changed.filter(([, text]) => text.trim() !== '').map(([path, text]) => [path, valueOfText(text)])),
    unset: changed.filter(([, text]) => text.trim() === '').map(([path]) => path),
  })
}
