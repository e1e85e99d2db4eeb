import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Renderer, RenderRequest } from './renderer.ts'
import { startRenderer } from './start-renderer.ts'

let renderer: Renderer
// Children that are killed are started again, through the loader of the tests: that takes a second each time.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(() => { renderer = startRenderer({ log: pino({ level: 'silent' }) }) })
afterAll(async () => { await renderer.close() })

const request = (source: string, data: RenderRequest['data'] = {}): RenderRequest => ({ parts: { body: { source, escape: 'none' } }, data })
// A single call that no limit of Liquid interrupts.
const hang = request('{{ a | sort | size }}', { a: Array.from({ length: 900_000 }, (_, i) => String((i * 7919) % 900_001)) })
const patient = (): AbortSignal => new AbortController().signal
const mail = (text: string): string => `<mjml><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`
const largeMail = `<mjml><mj-body>${'<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>'.repeat(600)}</mj-body></mjml>`

test('drafts say the same as what is sent', async () => {
  const [draft] = await renderer.drafts(patient()).render([request('Hi {{ name | upcase }}', { name: 'Ann' })])
  const [sent] = await renderer.render([request('Hi {{ name | upcase }}', { name: 'Ann' })])
  expect(draft).toEqual(sent)
  expect(await renderer.drafts(patient()).compileMjml(mail('Hi'))).toEqual(await renderer.compileMjml(mail('Hi')))
})

test('a draft that hangs is stopped; mails go out meanwhile, and the next draft is served', async () => {
  await renderer.render([request('warm')])
  let isStopped = false
  const attack = renderer.drafts(patient()).render([hang]).finally(() => { isStopped = true })
  for (let n = 0; n < 20; n += 1) expect(await renderer.render([request('Mail {{ n }}', { n })])).toEqual([{ ok: true, parts: { body: `Mail ${n}` } }])
  const wasStopped = isStopped
  expect(await attack).toMatchObject([{ ok: false, code: expect.stringMatching(/TIMEOUT|LIMIT/) as string }])
  expect(wasStopped).toBe(false)
  expect(await renderer.drafts(patient()).render([request('next')])).toMatchObject([{ ok: true }])
})

test('a question nobody waits for any more is not begun, and those behind it are answered', async () => {
  const overtaken = new AbortController()
  const running = renderer.drafts(patient()).compileMjml(largeMail)
  const dropped = renderer.drafts(overtaken.signal).compileMjml(largeMail)
  const behind = renderer.drafts(patient()).compileMjml(mail('behind'))
  overtaken.abort()
  await expect(dropped).rejects.toMatchObject({ code: 'SUPERSEDED' })
  expect(await running).toMatchObject({ ok: true })
  expect(await behind).toMatchObject({ ok: true, html: expect.stringContaining('behind') as string })
  await expect(renderer.drafts(overtaken.signal).render([request('late')])).rejects.toMatchObject({ code: 'SUPERSEDED' })
})
