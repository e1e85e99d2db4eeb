import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Renderer, RenderRequest } from './renderer.ts'
import { startRenderer } from './start-renderer.ts'

let renderer: Renderer
// Children that are killed are started again, through the loader of the tests: that takes a second each time.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(() => { renderer = startRenderer({ log: pino({ level: 'silent' }) }) })
afterAll(async () => { await renderer.close() })

const request = (source: string, data: RenderRequest['data'] = {}, escape: 'html' | 'none' = 'none'): RenderRequest => ({ parts: { body: { source, escape } }, data })
const render = async (source: string, data: RenderRequest['data'] = {}, escape: 'html' | 'none' = 'none'): Promise<string> => {
  const [result] = await renderer.render([request(source, data, escape)])
  if (!result?.ok) throw new Error(JSON.stringify(result))
  return result.parts['body'] ?? ''
}
const codeOf = async (source: string, data: RenderRequest['data'] = {}): Promise<string> => {
  const [result] = await renderer.render([request(source, data)])
  return result?.ok === false ? result.code : 'OK'
}

describe('what templates can say', () => {
  test('missing values are empty, also deep down', async () => {
    expect(await render('[{{ customer.name }}{{ a.b.c }}{{ list[3].x | upcase }}]')).toBe('[]')
  })

  test('HTML is escaped once, whatever filters are used; plain parts are not', async () => {
    const data = { name: '<b>"Tom" & \'Co\'</b>\nx' }
    const escaped = '&lt;b&gt;&#34;Tom&#34; &amp; &#39;Co&#39;&lt;/b&gt;\nx'
    expect(await render('{{ name }}', data, 'html')).toBe(escaped)
    expect(await render('{{ name | escape }}', data, 'html')).toBe(escaped)
    expect(await render('{{ name | escape_once }}', data, 'html')).toBe(escaped)
    expect(await render('{{ name | newline_to_br }}', data, 'html')).toBe(escaped.replace('\n', '<br />\n'))
    expect(await render('{{ name }}', data, 'none')).toBe(data.name)
  })

  test('raw output cannot be had', async () => {
    expect(await codeOf('{{ name | raw }}')).toBe('TEMPLATE_ERROR')
  })

  test('a date with an offset is shown in the reader\'s zone, across daylight saving; one without says what it says', async () => {
    const data = { timeZone: 'America/New_York', winter: '2026-01-15T03:30:00Z', summer: '2026-07-15T03:30:00+00:00', birthday: '1990-03-14', local: '2026-03-08 02:30' }
    const show = (name: string): Promise<string> => render(`{{ ${name} | date: "%Y-%m-%d %H:%M" }}`, data)
    expect(await show('winter')).toBe('2026-01-14 22:30')
    expect(await show('summer')).toBe('2026-07-14 23:30')
    expect(await show('birthday')).toBe('1990-03-14 00:00')
    expect(await show('local')).toBe('2026-03-08 02:30')
    expect(await render('{{ winter | date: "%H:%M", "Europe/Berlin" }}', data)).toBe('04:30')
  })

  test('"now" is the time of the workspace, not of this machine', async () => {
    expect(await render('{{ "now" | date: "%Y" }} {{ "today" | date: "%d" }}', { now: '2031-05-06T12:00:00Z' })).toBe('2031 06')
  })

  test('json of a missing value is null', async () => {
    expect(await render('{"a": {{ a | json }}, "b": {{ b | json }}}', { b: 'x"y' })).toBe('{"a": null, "b": "x\\"y"}')
  })
})

describe('what they cannot reach', () => {
  test.each([
    '{{ a.constructor }}', '{{ a.__proto__ }}', '{{ a["constructor"]["constructor"] }}', '{{ "x".constructor }}', '{{ list.length.constructor }}', '{{ process.env }}', '{{ globalThis }}', '{{ env }}',
    '{{ a.toString }}', '{{ list.concat }}',
  ])('%s is empty', async (source) => {
    expect(await render(source, { a: { b: 1 }, list: [1] })).toBe('')
  })

  test.each(['{% include "/etc/passwd" %}', '{% render "../../x" %}', '{% layout "x" %}', '{% include file %}'])('%s is no tag', async (source) => {
    expect(await codeOf(source, { file: '/etc/passwd' })).toBe('TEMPLATE_ERROR')
  })

  test.each(['where_exp', 'find_exp', 'group_by_exp', 'inspect', 'sample', 'hmac_sha256', 'raw', 'slugify'])('the filter %s does not exist', async (filter) => {
    expect(await codeOf(`{{ a | ${filter}: 1, 2 }}`)).toBe('TEMPLATE_ERROR')
  })

  test('MJML reads no files', async () => {
    const result = await renderer.compileMjml('<mjml><mj-body><mj-include path="/etc/hostname" /><mj-section><mj-column><mj-text>Hi {{ customer.name }}</mj-text></mj-column></mj-section></mj-body></mjml>')
    expect(result).toMatchObject({ ok: true, html: expect.stringContaining('Hi {{ customer.name }}') as string })
  })
})

/**
 * The longest time this process kept its event loop from turning: wall time between two beats, but no more than the processor time
 * used in between, so that a busy machine is not taken for a blocked loop.
 */
function watchEventLoop(): () => number {
  let longest = 0
  let [wall, cpu] = [performance.now(), process.cpuUsage()]
  const beat = setInterval(() => {
    const used = process.cpuUsage(cpu)
    longest = Math.max(longest, Math.min(performance.now() - wall, (used.user + used.system) / 1_000))
    wall = performance.now()
    cpu = process.cpuUsage()
  }, 5)
  return () => {
    clearInterval(beat)
    return longest
  }
}

const hostile: readonly { readonly name: string; readonly source: string; readonly data?: RenderRequest['data'] }[] = [
  { name: 'endless loops', source: '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{{ c }}{% endfor %}{% endfor %}{% endfor %}' },
  { name: 'a giant range', source: '{% for i in (1..1000000000) %}x{% endfor %}' },
  { name: 'a string that doubles', source: '{% assign s = "xxxxxxxxxxxxxxxx" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}' },
  { name: 'a replacement that explodes', source: '{% assign s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" %}{% for i in (1..40) %}{% assign s = s | replace: "a", s %}{% endfor %}{{ s | size }}' },
  { name: 'captures in captures', source: '{% assign s = "x" %}{% for i in (1..60) %}{% capture s %}{{ s }}{{ s }}{{ s }}{% endcapture %}{% endfor %}{{ s }}' },
  { name: 'an array that doubles', source: '{% assign a = "1,2,3,4" | split: "," %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}{{ a | size }}' },
  { name: 'deep nesting', source: `${'{% if true %}'.repeat(20_000)}x${'{% endif %}'.repeat(20_000)}` },
  { name: 'a text of hostile blanks', source: '{{ text | strip_html | strip | truncatewords: 3 | split: " " | size }}', data: { text: `${' '.repeat(400_000)}<${'<!--'.repeat(20_000)}` } },
  { name: 'a date of hostile digits', source: '{{ text | date: "%Y" }}', data: { text: '1'.repeat(500_000) } },
  { name: 'a format that repeats', source: '{{ "2026-01-01" | date: format }}', data: { format: '%c'.repeat(200_000) } },
  { name: 'a padded format', source: '{{ "2026-01-01" | date: "%999999999d" }}' },
  { name: 'a template without end', source: `{{ a }}${'{% assign b = a | append: "x" %}'.repeat(30_000)}` },
]

describe('hostile templates', () => {
  test.each(hostile)('$name: stopped or harmless, while this process stays awake and others are served', async ({ source, data }) => {
    await render('warm')
    const longestBlock = watchEventLoop()
    const attack = renderer.render(Array.from({ length: 3 }, () => request(source, data ?? {})))
    const others = await renderer.render(Array.from({ length: 40 }, (_, index) => request('Hello {{ n }}', { n: index })))
    const results = await attack
    const blockedMs = longestBlock()
    expect(others.every((result, index) => result.ok && result.parts['body'] === `Hello ${index}`)).toBe(true)
    for (const result of results) if (!result.ok) expect(result.code).toMatch(/TEMPLATE_(ERROR|LIMIT|TIMEOUT)/)
    expect(blockedMs).toBeLessThan(50)
  })

  test('what hangs the child altogether is killed, its neighbours in the batch are served, and it is barred after three times', async () => {
    const own = startRenderer({ log: pino({ level: 'silent' }) })
    try {
      // A single call that no limit of Liquid interrupts.
      const hang = request('{{ a | sort | size }}', { a: Array.from({ length: 900_000 }, (_, i) => String((i * 7919) % 900_001)) })
      const batch = [...Array.from({ length: 10 }, (_, n) => request('ok {{ n }}', { n })), hang, ...Array.from({ length: 10 }, (_, n) => request('ok {{ n }}', { n }))]
      const results = await own.render(batch)
      expect(results.filter((result) => result.ok && result.parts['body']?.startsWith('ok'))).toHaveLength(20)
      expect(results[10]).toMatchObject({ ok: false })
    } finally {
      await own.close()
    }
  })
})

test('a batch of one template gives every person their own text', async () => {
  const results = await renderer.render(Array.from({ length: 200 }, (_, n) => request('Hello {{ name }}', { name: `Person ${n}` })))
  expect(results.map((result) => (result.ok ? result.parts['body'] : result.message))).toEqual(Array.from({ length: 200 }, (_, n) => `Hello Person ${n}`))
})

test('faults are told with their line', async () => {
  const [result] = await renderer.render([request('one\ntwo {{ a | shout }}\n')])
  expect(result).toMatchObject({ ok: false, code: 'TEMPLATE_ERROR', line: 2, message: 'undefined filter: shout' })
})

test('broken MJML says where', async () => {
  const result = await renderer.compileMjml('<mjml>\n<mj-body>\n<mj-section><mj-column><mj-txt>Hi</mj-txt></mj-column></mj-section>\n</mj-body>\n</mjml>')
  expect(result).toMatchObject({ ok: true, warnings: [{ line: 3, message: expect.stringContaining('mj-txt') as string }] })
  expect(await renderer.compileMjml('just text')).toMatchObject({ ok: false })
})

test('the plain text of a mail keeps its Liquid, whatever stands in it', async () => {
  const text = await renderer.htmlToText('<style>p{}</style><h1>Hi {{ customer.name | default: "you <b>" }}</h1>{% if a > b %}<p>A &amp; B</p>{% endif %}<a href="{{ unsubscribe_url }}">Leave</a>')
  expect(text).toBe('Hi {{ customer.name | default: "you <b>" }}\n\n{% if a > b %}\n\nA & B\n\n{% endif %}Leave <{{ unsubscribe_url }}>')
})
