/**
 * A list as PostgreSQL reads an array, when it holds nothing but text, numbers, booleans and nulls; anything else is for the driver,
 * which gives the same text and takes several times as long: it looks through every element twice, also through ids.
 */
export function arrayLiteral(values: readonly unknown[]): string | null {
  let text = ''
  for (const value of values) {
    if (text !== '') text += ','
    if (typeof value === 'string') text += `"${needsEscape(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
    else if (typeof value === 'number' || typeof value === 'boolean') text += String(value)
    else if (value === null || value === undefined) text += 'NULL'
    else return null
  }
  return `{${text}}`
}

const needsEscape = (text: string): boolean => text.includes('"') || text.includes('\\')

/**
 * JSON texts as one text, a line each: within a JSON text there is no line break. As elements of an array every quote in them would be
 * escaped here and read again there. In SQL: `string_to_array($1, E'\n')`. Not for an empty list.
 */
export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n')
}
