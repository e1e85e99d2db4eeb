// Deliberately looser than RFC 5322 and stricter than "has an @": one plain address, nothing that could break a header.
const address = /^[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]+@[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]+\.[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f.]+$/u

/**
 * The form addresses are compared in, or null when the text is not one e-mail address. Case of the local part is folded too:
 * no provider of note tells `Ann@` from `ann@`, and people type both.
 */
export function normalizeEmail(text: string): string | null {
  const trimmed = text.trim().normalize('NFC')
  if (trimmed.length > 254 || !address.test(trimmed)) return null
  const at = trimmed.lastIndexOf('@')
  if (at > 64 || trimmed.includes('..') || trimmed.startsWith('.') || trimmed[at - 1] === '.' || trimmed[at + 1] === '.') return null
  return trimmed.toLowerCase()
}
