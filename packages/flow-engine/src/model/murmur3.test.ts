import { describe, expect, it } from 'vitest'
import { murmur3 } from './murmur3.ts'

// Published vectors of MurmurHash3_x86_32: every length of tail, three seeds, text beyond ASCII.
const published: readonly (readonly [text: string, seed: number, hash: number])[] = [
  ['', 0, 0x00000000],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['test', 0, 0xba6bd213],
  ['test', 0x9747b28c, 0x704b81dc],
  ['Hello, world!', 0, 0xc0363e43],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['aaa', 0x9747b28c, 0x283e0130],
  ['aa', 0x9747b28c, 0x5d211726],
  ['a', 0x9747b28c, 0x7fa09ea6],
  ['abcd', 0x9747b28c, 0xf0478627],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['ab', 0x9747b28c, 0x74875592],
  ['abc', 0, 0xb3dd93fa],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', 0, 0xee925b90],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
]

describe('murmur3', () => {
  it.each(published)('hashes %j with seed %i as published', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash)
  })

  it('hashes characters outside the basic plane as their four UTF-8 bytes', () => {
    // U+1F600 is F0 9F 98 80: the same bytes as these four Latin-1 code points would be if they were bytes.
    expect(murmur3('😀')).toBe(murmurOfBytes([0xf0, 0x9f, 0x98, 0x80]))
    expect(murmur3('é')).toBe(murmurOfBytes([0xc3, 0xa9]))
    expect(murmur3('€')).toBe(murmurOfBytes([0xe2, 0x82, 0xac]))
  })

  it('hashes half of a surrogate pair as the replacement character, as every encoder writes it', () => {
    expect(murmur3('\ud83d')).toBe(murmurOfBytes([0xef, 0xbf, 0xbd]))
    expect(murmur3('a\udc00')).toBe(murmurOfBytes([0x61, 0xef, 0xbf, 0xbd]))
  })

  it('gives an unsigned integer of 32 bits', () => {
    for (let i = 0; i < 1000; i += 1) {
      const hash = murmur3(`text ${i}`)
      expect(Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff).toBe(true)
    }
  })
})

/** The same hash written from its definition, over bytes and in arbitrary precision, so that no shift can go wrong alike. */
function murmurOfBytes(bytes: readonly number[]): number {
  const wide = (value: bigint): bigint => BigInt.asUintN(32, value)
  const rotate = (value: bigint, by: bigint): bigint => wide(value << by) | (value >> (32n - by))
  const scramble = (block: bigint): bigint => wide(rotate(wide(block * 0xcc9e2d51n), 15n) * 0x1b873593n)
  const little = (part: readonly number[]): bigint => part.reduce((sum, byte, index) => sum + (BigInt(byte) << BigInt(8 * index)), 0n)
  let hash = 0n
  const whole = bytes.length - bytes.length % 4
  for (let i = 0; i < whole; i += 4) hash = wide(rotate(hash ^ scramble(little(bytes.slice(i, i + 4))), 13n) * 5n + 0xe6546b64n)
  if (whole < bytes.length) hash ^= scramble(little(bytes.slice(whole)))
  hash ^= BigInt(bytes.length)
  hash = wide((hash ^ (hash >> 16n)) * 0x85ebca6bn)
  hash = wide((hash ^ (hash >> 13n)) * 0xc2b2ae35n)
  return Number(hash ^ (hash >> 16n))
}
