import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsOf, changeBits, chunkOf, chunkSize, commonBits, countBits, diffBits, emptyBits, hasBit, mixBits, placeOf, placesOf } from './bitmap.ts'

const place = fc.oneof(fc.nat(chunkSize - 1), fc.nat(40), fc.constantFrom(0, 7, 8, chunkSize - 8, chunkSize - 1))
const places = fc.uniqueArray(place, { maxLength: 60 })
const ascending = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b)

test('a bitmap holds exactly the places it was made from', () => {
  fc.assert(fc.property(places, place, (set, other) => {
    const bits = bitsOf(set)
    expect([...placesOf(bits)]).toEqual(ascending(set))
    expect(countBits(bits)).toBe(set.length)
    expect(hasBit(bits, other)).toBe(set.includes(other))
  }))
})

test('changing a bitmap is changing a set, and leaves the given buffer alone', () => {
  fc.assert(fc.property(places, places, places, (before, added, removed) => {
    const bits = bitsOf(before)
    const copy = Buffer.from(bits)
    const expected = new Set([...before, ...added].filter((each) => !removed.includes(each)))
    expect([...placesOf(changeBits(bits, { added, removed }))]).toEqual(ascending(expected))
    expect(bits.equals(copy)).toBe(true)
  }))
})

test('equal sets have equal bytes, whatever way they were reached', () => {
  fc.assert(fc.property(places, places, (set, detour) => {
    const thereAndBack = changeBits(changeBits(bitsOf(set), { added: detour, removed: [] }), { added: [], removed: detour.filter((each) => !set.includes(each)) })
    expect(thereAndBack.equals(bitsOf(set))).toBe(true)
    expect(changeBits(bitsOf(set), { added: [], removed: set }).equals(emptyBits)).toBe(true)
  }))
})

test('the difference of two bitmaps leads from one to the other and names nobody twice', () => {
  fc.assert(fc.property(places, places, (before, after) => {
    const difference = diffBits(bitsOf(before), bitsOf(after))
    expect(changeBits(bitsOf(before), difference).equals(bitsOf(after))).toBe(true)
    expect(difference.added.some((each) => before.includes(each))).toBe(false)
    expect(difference.removed.every((each) => before.includes(each))).toBe(true)
  }))
})

test('a mix takes the masked places from one set and the rest from the other', () => {
  fc.assert(fc.property(places, places, places, (mask, inside, outside) => {
    const expected = [...inside.filter((each) => mask.includes(each)), ...outside.filter((each) => !mask.includes(each))]
    expect([...placesOf(mixBits(bitsOf(mask), { inside: bitsOf(inside), outside: bitsOf(outside) }))]).toEqual(ascending(expected))
  }))
})

test('places can be read from any point on', () => {
  fc.assert(fc.property(places, place, (set, from) => {
    expect([...placesOf(bitsOf(set), from)]).toEqual(ascending(set.filter((each) => each >= from)))
  }))
})

test('a number is told by its chunk and its place', () => {
  fc.assert(fc.property(fc.nat(2_000_000_000), (number) => {
    expect(chunkOf(number) * chunkSize + placeOf(number)).toBe(number)
    expect(placeOf(number)).toBeLessThan(chunkSize)
  }))
})

test('what sets have in common, whatever their lengths', () => {
  const common = (...sets: number[][]): number[] => [...placesOf(commonBits(sets.map((places) => bitsOf(places))))]
  expect(common([1, 9, 70], [9, 70, 65_535], [9, 10])).toEqual([9])
  expect(common([1, 300], [300])).toEqual([300])
  expect(common([1], [])).toEqual([])
  expect(common([2, 4])).toEqual([2, 4])
  expect(commonBits([bitsOf([1, 300]), bitsOf([1])])).toEqual(bitsOf([1]))
})
