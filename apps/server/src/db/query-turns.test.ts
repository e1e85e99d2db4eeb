import { expect, test } from 'vitest'
import { latestWins, takeTurn } from './query-turns.ts'

/** Work that ends when told to, and notes when it begins. */
function held(began: string[], name: string): { work: () => Promise<string>; end: () => void } {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => { end = resolve })
  return { end: () => { end() }, work: async () => { began.push(name); await ended; return name } }
}

const tick = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 1) })

test('heavy questions run one after another in their order, and the third that would have to wait is refused', async () => {
  const server = {}
  const began: string[] = []
  const [a, b, c] = [held(began, 'a'), held(began, 'b'), held(began, 'c')]
  const running = [a, b, c].map(({ work }) => takeTurn(server, { isPatient: false }, work))
  await expect(takeTurn(server, { isPatient: false }, () => Promise.resolve('d'))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 2 })
  expect(began).toEqual(['a'])
  a.end()
  await tick()
  expect(began).toEqual(['a', 'b'])
  b.end()
  c.end()
  expect(await Promise.all(running)).toEqual(['a', 'b', 'c'])
  expect(await takeTurn(server, { isPatient: false }, () => Promise.resolve('e'))).toBe('e')
})

test('patient work is never refused and takes nobody the place to wait', async () => {
  const server = {}
  const began: string[] = []
  const a = held(began, 'a')
  const running = takeTurn(server, { isPatient: false }, a.work)
  const patient = Array.from({ length: 5 }, (_, index) => takeTurn(server, { isPatient: true }, () => Promise.resolve(index)))
  const preview = takeTurn(server, { isPatient: false }, () => Promise.resolve('preview'))
  a.end()
  expect(await Promise.all([running, ...patient, preview])).toEqual(['a', 0, 1, 2, 3, 4, 'preview'])
})

test('a failing question hands the turn on', async () => {
  const server = {}
  const failing = takeTurn(server, { isPatient: false }, () => Promise.reject(new Error('no')))
  const next = takeTurn(server, { isPatient: false }, () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('a newer question of the same asker ends the older one, whether it runs or waits, and nobody else\'s', async () => {
  const server = {}
  const began: string[] = []
  const [first, other] = [held(began, 'first'), held(began, 'other')]
  const ask = (key: string, work: () => Promise<string>) => latestWins(server, key, (signal) => takeTurn(server, { isPatient: false, signal }, work))
  const otherAsked = ask('bob', other.work)
  const firstAsked = ask('ann', first.work)
  const secondAsked = ask('ann', () => Promise.resolve('second'))
  await expect(firstAsked).rejects.toMatchObject({ code: 'SUPERSEDED' })
  other.end()
  expect(await Promise.all([otherAsked, secondAsked])).toEqual(['other', 'second'])
  expect(began).toEqual(['other'])
})
