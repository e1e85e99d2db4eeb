import { storableText } from '@sendero/flow-engine/segment'

/**
 * The SQL/JSON path of a dotted attribute path: every value there, lists opened on the way and at the end. What PostgreSQL could not
 * hold in a name is replaced as it was when the attribute was stored.
 */
export function jsonPathOf(path: string): string {
  return `$${path.split('.').map(member).join('')}[*]`
}

/** The SQL/JSON path of a key that holds the dots itself. */
export function jsonPathOfKey(key: string): string {
  return `$${member(key)}[*]`
}

const member = (name: string): string => `.${JSON.stringify(storableText(name))}`
