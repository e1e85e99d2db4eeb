import { expect, test } from 'vitest'
import type { Line } from './message.ts'
import { turnstile } from './turnstile.ts'

/** Works that end when they are told to; `order` holds the names in the order in which they were let in. */
function world(width: number) {
  const pass = turnstile(width)
  const order: string[] = []
  const ends: (() => void)[] = []
  const ask = (name: string, line: Line): Promise<void> => pass(line, async () => {
    order.push(name)
    await new Promise<void>((resolve) => { ends.push(resolve) })
  })
  const endOne = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise((resolve) => { setImmediate(resolve) })
  }
  return { order, ask, endOne }
}

test('not more than its width are inside', async () => {
  const { order, ask, endOne } = world(2)
  const all = ['a', 'b', 'c'].map((name) => ask(name, 'people'))
  expect(order).toEqual(['a', 'b'])
  for (let count = 0; count < 3; count += 1) await endOne()
  await Promise.all(all)
  expect(order).toEqual(['a', 'b', 'c'])
})

test('people go before the crowd, every third place is for the crowd, and each line keeps its order', async () => {
  const { order, ask, endOne } = world(1)
  const all = [ask('first', 'crowd'), ...['c1', 'c2', 'c3'].map((name) => ask(name, 'crowd')), ...['p1', 'p2', 'p3', 'p4', 'p5'].map((name) => ask(name, 'people'))]
  for (let count = 0; count < 9; count += 1) await endOne()
  await Promise.all(all)
  expect(order).toEqual(['first', 'p1', 'p2', 'c1', 'p3', 'p4', 'c2', 'p5', 'c3'])
})

test('who failed lets the next one in', async () => {
  const pass = turnstile(1)
  const failing = pass('people', () => Promise.reject(new Error('no')))
  const next = pass('crowd', () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
