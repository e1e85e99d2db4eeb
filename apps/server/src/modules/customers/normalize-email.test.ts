import { expect, test } from 'vitest'
import { normalizeEmail } from './normalize-email.ts'

test.each([
  ['Ann@Example.COM', 'ann@example.com'],
  ['  ann.lee+news@mail.example.co.uk ', 'ann.lee+news@mail.example.co.uk'],
  ['jörg@müller.example', 'jörg@müller.example'],
  ["o'hara@example.com", "o'hara@example.com"],
])('%s is compared as %s', (text, expected) => {
  expect(normalizeEmail(text)).toBe(expected)
})

test('the two ways to write an accented letter are one address', () => {
  expect(normalizeEmail('jo\u0308rg@example.com')).toBe(normalizeEmail('j\u00f6rg@example.com'))
})

test.each([
  '', 'ann', 'ann@', '@example.com', 'ann@localhost', 'ann@@example.com', 'ann@exa mple.com', 'Ann <ann@example.com>', 'a@example.com, b@example.com', 'a..b@example.com',
  '.a@example.com', 'a.@example.com', 'a@.example.com', 'ann@example.com\r\nBcc: x@example.com', `${'a'.repeat(65)}@example.com`, `a@${'b'.repeat(250)}.com`,
])('%j is no address', (text) => {
  expect(normalizeEmail(text)).toBeNull()
})
