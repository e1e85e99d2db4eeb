/** Most people that one request takes. */
export const mostAtOnce = 10_000

/** Ids and addresses in a pasted text: one a line, or parted by commas, semicolons or tabs; quotes around them are dropped. Each once, in their order. */
export function pastedPeople(text: string): string[] {
  const parts = text.split(/[\n\r,;\t]+/).map((part) => part.trim().replace(/^["'<]+|[>"']+$/g, '').trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}
