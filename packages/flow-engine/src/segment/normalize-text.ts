const longestText = 1000

/**
 * Text as both back ends compare it: lower-cased, without what PostgreSQL or ClickHouse could not hold (NUL, lone
 * surrogates), cut at 1000 UTF-16 units without breaking a pair. Constants of a rule pass through here too.
 */
export function normalizeText(text: string): string {
  return cut(storableText(text).toLowerCase())
}

/** NUL and lone surrogates become U+FFFD. */
export function storableText(text: string): string {
  // The plain class is a hundred times cheaper and rules out nearly every text.
  return /[\0\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}|\0/gu, '\uFFFD') : text
}

function cut(text: string): string {
  if (text.length <= longestText) return text
  const endsInPair = /[\uD800-\uDBFF]/.test(text.charAt(longestText - 1))
  return text.slice(0, endsInPair ? longestText - 1 : longestText)
}
