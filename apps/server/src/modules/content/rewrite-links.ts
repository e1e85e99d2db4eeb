import { escapeHtml } from '../../rendering/escape-html.ts'

interface Place { readonly start: number; readonly end: number; readonly value: string }

/**
 * Puts `track(destination)` in the place of every http(s) destination of an `<a href>`. One pass from left to right with no
 * going back, so that the time grows with the length of the mail whatever somebody's traits put into it.
 */
export function rewriteLinks(html: string, track: (destination: string) => string): string {
  const pieces: string[] = []
  let done = 0
  for (const place of hrefs(html)) {
    const destination = webAddress(decodeEntities(place.value))
    if (destination === null) continue
    pieces.push(html.slice(done, place.start), escapeHtml(track(destination)))
    done = place.end
  }
  return done === 0 ? html : pieces.join('') + html.slice(done)
}

function* hrefs(html: string): Generator<Place> {
  let at = 0
  for (;;) {
    at = html.indexOf('<', at)
    if (at === -1) return
    at += 1
    if ((html[at] !== 'a' && html[at] !== 'A') || !isBlank(html[at + 1])) continue
    const tag = readTag(html, at + 1)
    at = tag.end
    if (tag.href) yield tag.href
  }
}

/** Reads attributes up to the end of the tag; the first href counts, as in browsers. */
function readTag(html: string, from: number): { end: number; href: Place | null } {
  let href: Place | null = null
  let at = from
  while (at < html.length && html[at] !== '>') {
    if (isBlank(html[at]) || html[at] === '/') { at += 1; continue }
    const nameStart = at
    while (at < html.length && !isBlank(html[at]) && html[at] !== '=' && html[at] !== '>' && html[at] !== '/') at += 1
    const name = html.slice(nameStart, at).toLowerCase()
    while (isBlank(html[at])) at += 1
    if (html[at] !== '=') { at += at === nameStart ? 1 : 0; continue }
    at += 1
    while (isBlank(html[at])) at += 1
    const value = readValue(html, at)
    at = value.after
    if (name === 'href' && href === null) href = { start: value.start, end: value.end, value: html.slice(value.start, value.end) }
  }
  return { end: at, href }
}

function readValue(html: string, at: number): { start: number; end: number; after: number } {
  const quote = html[at]
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1)
    const end = close === -1 ? html.length : close
    return { start: at + 1, end, after: end + 1 }
  }
  let end = at
  while (end < html.length && !isBlank(html[end]) && html[end] !== '>') end += 1
  return { start: at, end, after: end }
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f'

/** The address as it will be opened, or null when it is none of the web. */
function webAddress(text: string): string | null {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed)) return null
  try {
    return new URL(trimmed).href
  } catch {
    // Not an address: left in the mail as its author wrote it.
    return null
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (entity: string, ...found: (string | undefined)[]) => {
    const [hex, decimal, name] = found
    if (name !== undefined) return named[name.toLowerCase()] ?? entity
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10FFFF ? String.fromCodePoint(code) : entity
  })
}
