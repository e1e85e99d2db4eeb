/**
 * MurmurHash3 x86 32 bit of the UTF-8 bytes of `text`, as an unsigned integer. Percentage splits are part of the external
 * contract, so this must give what every other implementation gives.
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = utf8Bytes(text)
  const tail = bytes.length & ~3
  let hash = seed | 0
  for (let i = 0; i < tail; i += 4) {
    hash ^= scramble(byteAt(bytes, i) | (byteAt(bytes, i + 1) << 8) | (byteAt(bytes, i + 2) << 16) | (byteAt(bytes, i + 3) << 24))
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let rest = 0
  for (let i = bytes.length - 1; i >= tail; i -= 1) rest = (rest << 8) | byteAt(bytes, i)
  if (tail < bytes.length) hash ^= scramble(rest)
  return finish(hash ^ bytes.length)
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51)
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
}

function finish(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function byteAt(bytes: readonly number[], index: number): number {
  return bytes[index] ?? 0
}

// TextEncoder belongs to the host, not to the language; the engine runs wherever the language does.
function utf8Bytes(text: string): number[] {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const point = text.codePointAt(i) ?? 0
    if (point > 0xffff) i += 1
    pushCodePoint(bytes, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
  }
  return bytes
}

function pushCodePoint(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point)
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), continuation(point))
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), continuation(point >> 6), continuation(point))
  else bytes.push(0xf0 | (point >> 18), continuation(point >> 12), continuation(point >> 6), continuation(point))
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
