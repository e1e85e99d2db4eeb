/** `"Corner shop" <hello@shop.example>` as a name to show; the address itself where there is no name. */
export function senderName(address: string): string {
  const match = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^>]*)>\s*$/.exec(address)
  if (!match) return address.trim()
  const name = (match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '').trim()
  return name === '' ? (match[3] ?? '').trim() : name
}
