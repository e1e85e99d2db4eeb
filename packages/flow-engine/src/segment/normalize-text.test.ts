import { expect, test } from 'vitest'
import { normalizeText, storableText } from './normalize-text.ts'

test.each([
  ['Pro PLAN', 'pro plan'],
  ['İstanbul', 'i\u0307stanbul'],
  ['STRASSE', 'strasse'],
  ['Straße', 'straße'],
  ['ΟΔΟΣ', 'οδος'],
  ['ÄÖÜ', 'äöü'],
  ['Éclair', 'éclair'],
  ['😀 A', '😀 a'],
  [' kept ', ' kept '],
  ['', ''],
])('compares %j as %j', (text, expected) => {
  expect(normalizeText(text)).toBe(expected)
})

// PostgreSQL refuses NUL and lone surrogates in JSON, ClickHouse would store other bytes than JavaScript compares.
test('replaces what a database could not hold, and nothing else', () => {
  expect(storableText('a\0b')).toBe('a\uFFFDb')
  expect(storableText('\ud83d and \ude00 but 😀')).toBe('\uFFFD and \uFFFD but 😀')
  expect(normalizeText('A\0\ud83dB')).toBe('a\uFFFD\uFFFDb')
})

test('cuts at 1000 units, and before a pair that would be broken', () => {
  expect(normalizeText('A'.repeat(1001))).toBe('a'.repeat(1000))
  expect(normalizeText(`${'a'.repeat(998)}😀x`)).toBe(`${'a'.repeat(998)}😀`)
  expect(normalizeText(`${'a'.repeat(999)}😀`)).toBe('a'.repeat(999))
  // Lower case can be longer: the cut comes after it.
  expect(normalizeText('İ'.repeat(1000))).toHaveLength(1000)
})

test('doing it twice changes nothing', () => {
  for (const text of ['İ'.repeat(700), 'ΟΔΟΣ ΟΔΟΣ', 'ſK\u212A', '\ud83d😀', 'ǅ']) expect(normalizeText(normalizeText(text))).toBe(normalizeText(text))
})
