import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { asciiAddress, buildMime } from './build-mime.ts'
import type { Mail } from './mail.ts'

const mail: Mail = {
  messageId: '0190a0b0-0000-7000-8000-000000000002', to: 'ann@example.com', from: { name: 'Shop', email: 'shop@shop.example' }, subject: 'Hi Ann', html: '<p>Hello</p>', text: 'Hello',
  headers: { 'Message-ID': '<0190a0b0@shop.example>', 'List-Unsubscribe': `<https://shop.example/u/${'x'.repeat(70)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }, links: [],
}
const at = new Date('2026-03-01T10:00:00Z')
const parse = (change: Partial<Mail>) => simpleParser(buildMime({ ...mail, ...change }, at))

describe('a mail reads as it was written', () => {
  test.each([
    ['plain', 'Hello Ann', '<p>Hello Ann</p>'],
    ['other letters', 'Größe 50 €, 你好, مرحبا, 🎉', '<p>Größe 50 €, 你好, مرحبا, 🎉</p>'],
    ['long lines', 'x'.repeat(5_000), `<p>${'long '.repeat(2_000)}</p>`],
    ['dots and From at the start of lines', '.\n..\n.x\nFrom me', '<p>\n.\n..\nFrom me</p>'],
    ['equal signs and blanks at the end of lines', 'a=b \nc\t\n=3D=', '<a href="x?a=b&c=d">x</a> \n'],
    ['Windows and old Mac line ends', 'a\r\nb\rc', '<p>a\r\nb\rc</p>'],
    ['nothing', '', ''],
  ])('%s', async (_what, text, html) => {
    const parsed = await parse({ text, html })
    const clean = (value: string): string => value.replace(/\r\n?/g, '\n').replace(/\n$/, '')
    expect(clean(parsed.text ?? '')).toBe(clean(text))
    if (html !== '') expect(clean(String(parsed.html))).toBe(clean(html))
  })
})

test.each(['Hi Ann', 'Größe 🎉', 'a "quoted" one, with <angles>', 'x'.repeat(300), `${'🎉'.repeat(60)} end`, '=?utf-8?Q?not_encoded?='])('the subject %j arrives', async (subject) => {
  expect((await parse({ subject })).subject).toBe(subject)
})

test.each(['Shop', 'Jürgen & Söhne', 'Shop, "Best" <cheap@evil.example>', 'a\\b', ''])('the sender %j arrives with its address', async (name) => {
  expect((await parse({ from: { name, email: 'shop@shop.example' } })).from?.value).toEqual([{ name, address: 'shop@shop.example' }])
})

const evil = 'x\r\nBcc: victim@example.com\r\n\r\n<b>body</b>'

test.each<[string, Partial<Mail>]>([
  ['subject', { subject: evil }], ['sender', { from: { name: evil, email: 'shop@shop.example' } }], ['header', { headers: { ...mail.headers, 'X-Other': evil } }],
  ['line separators', { subject: 'x\u2028Bcc: victim@example.com\u0085y\u000bz' }],
])('a line break in the %s starts no header', async (_where, change) => {
  const parsed = await parse(change)
  expect(parsed.bcc).toBeUndefined()
  expect(parsed.headers.has('bcc')).toBe(false)
  expect(parsed.text).toBe('Hello')
})

test('no line of the mail is longer than servers take, and all end in CRLF', () => {
  const raw = buildMime({ ...mail, text: 'ü'.repeat(4_000), html: `<p>${'word '.repeat(3_000)}</p>`, subject: 'long word '.repeat(40) }, at).toString('latin1')
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(120)
})

test('the headers of RFC 8058 survive folding', async () => {
  const parsed = await parse({})
  const line = (key: string): string => (parsed.headerLines.find((header) => header.key === key)?.line ?? '').replace(/\r\n\s/g, ' ').replace(/\s+/g, ' ')
  expect(line('list-unsubscribe')).toBe(`List-Unsubscribe: <https://shop.example/u/${'x'.repeat(70)}>`)
  expect(line('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(parsed.date).toEqual(at)
})

test('a domain of other letters is written in ASCII', () => {
  expect(asciiAddress('ann@bücher.example')).toBe('ann@xn--bcher-kva.example')
})
