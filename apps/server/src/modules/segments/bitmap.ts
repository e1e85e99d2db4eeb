// One chunk of a segment: bit n of the buffer is customer number chunk * 65536 + n. Bit 0 of a byte is its least significant;
// zero bytes at the end are cut, so equal sets have equal bytes. Buffers are never changed in place.

export const chunkSize = 65_536

export const chunkOf = (number: number): number => Math.floor(number / chunkSize)
export const placeOf = (number: number): number => number % chunkSize

export const emptyBits: Buffer = Buffer.alloc(0)

export function hasBit(bits: Buffer, place: number): boolean {
  const byte = bits[place >> 3]
  return byte !== undefined && (byte & (1 << (place & 7))) !== 0
}

/** The set with `added` put in and `removed` taken out; a place in both is taken out. */
export function changeBits(bits: Buffer, change: { readonly added: readonly number[]; readonly removed: readonly number[] }): Buffer {
  const highest = change.added.reduce((most, place) => Math.max(most, place), -1)
  const changed = Buffer.alloc(Math.max(bits.length, (highest >> 3) + 1))
  bits.copy(changed)
  for (const place of change.added) changed[place >> 3] = byteAt(changed, place) | (1 << (place & 7))
  for (const place of change.removed) if (place >> 3 < changed.length) changed[place >> 3] = byteAt(changed, place) & ~(1 << (place & 7))
  return trimBits(changed)
}

export function bitsOf(places: Iterable<number>): Buffer {
  const bits = Buffer.alloc(chunkSize / 8)
  for (const place of places) bits[place >> 3] = byteAt(bits, place) | (1 << (place & 7))
  return trimBits(bits)
}

/** Places in the set, ascending, from `from` on. */
export function* placesOf(bits: Buffer, from = 0): Generator<number> {
  for (let index = from >> 3; index < bits.length; index += 1) {
    const byte = bits[index] ?? 0
    if (byte === 0) continue
    for (let bit = 0; bit < 8; bit += 1) {
      const place = index * 8 + bit
      if (place >= from && (byte & (1 << bit)) !== 0) yield place
    }
  }
}

export function countBits(bits: Buffer): number {
  let count = 0
  for (const byte of bits) count += bitsPerByte[byte] ?? 0
  return count
}

/** What has to be done to `before` to get `after`. */
export function diffBits(before: Buffer, after: Buffer): { added: number[]; removed: number[] } {
  return { added: [...placesOf(withoutBits(after, before))], removed: [...placesOf(withoutBits(before, after))] }
}

/** For places in `mask` the answer of `inside`, for all others that of `outside`. */
export function mixBits(mask: Buffer, { inside, outside }: { readonly inside: Buffer; readonly outside: Buffer }): Buffer {
  const mixed = Buffer.alloc(Math.max(inside.length, outside.length))
  for (let index = 0; index < mixed.length; index += 1) {
    const chosen = mask[index] ?? 0
    mixed[index] = ((inside[index] ?? 0) & chosen) | ((outside[index] ?? 0) & ~chosen)
  }
  return trimBits(mixed)
}

/** Places that are in all of the sets; in none when there are none. */
export function commonBits(sets: readonly Buffer[]): Buffer {
  const [first = emptyBits, ...others] = sets
  return trimBits(others.reduce((common, bits) => Buffer.from(common.subarray(0, bits.length).map((byte, index) => byte & (bits[index] ?? 0))), first))
}

function withoutBits(bits: Buffer, taken: Buffer): Buffer {
  return Buffer.from(bits.map((byte, index) => byte & ~(taken[index] ?? 0)))
}

function trimBits(bits: Buffer): Buffer {
  let length = bits.length
  while (length > 0 && bits[length - 1] === 0) length -= 1
  return bits.subarray(0, length)
}

function byteAt(bits: Buffer, place: number): number {
  return bits[place >> 3] ?? 0
}

const bitsPerByte = Uint8Array.from({ length: 256 }, (_, byte) => [...byte.toString(2)].filter((digit) => digit === '1').length)
