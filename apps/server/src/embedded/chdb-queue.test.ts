import { expect, test } from 'vitest'
import { MAX_READS, MAX_WAITING } from './chdb-limits.ts'
import { createChdbQueue } from './chdb-queue.ts'
import type { ChdbQueue, Lane, Task } from './chdb-queue.ts'

interface Piece { readonly task: Task<string>; stopped(): AbortSignal | null; finish(): void }

/** Adds a piece of work that ends when told to. `stopped()` is null until it has begun. */
function add(queue: ChdbQueue, lane: Lane): Piece {
  let finish = (): void => undefined
  const ended = new Promise<string>((resolve) => { finish = () => resolve('done') })
  let signal: AbortSignal | null = null
  const task = queue.add(lane, (stopped) => {
    signal = stopped
    return ended
  })
  return { task, stopped: () => signal, finish: () => finish() }
}

test('a few reads run at a time, the next begins when one ends', async () => {
  const queue = createChdbQueue()
  const pieces = Array.from({ length: MAX_READS + 1 }, () => add(queue, 'read'))
  const last = pieces.at(-1)
  expect(pieces.filter(({ stopped }) => stopped() !== null)).toHaveLength(MAX_READS)
  pieces[0]?.finish()
  await expect.poll(() => last?.stopped()).not.toBeNull()
})

test('reads never hold up a write, and writes go one by one', () => {
  const queue = createChdbQueue()
  for (let index = 0; index <= MAX_READS; index += 1) add(queue, 'read')
  const [first, second] = [add(queue, 'write'), add(queue, 'write')]
  expect([first.stopped() !== null, second.stopped() !== null]).toEqual([true, false])
})

test('who comes when too many wait is refused at once', async () => {
  const queue = createChdbQueue()
  for (let index = 0; index < MAX_READS + MAX_WAITING; index += 1) add(queue, 'read')
  await expect(add(queue, 'read').task.result).rejects.toMatchObject({ status: 503, message: expect.stringContaining('Code: 202.') })
})

test('who hangs up gives up the place, or stops what runs', async () => {
  const queue = createChdbQueue()
  const [running, waiting] = [add(queue, 'write'), add(queue, 'write')]
  waiting.task.cancel()
  await expect(waiting.task.result).rejects.toMatchObject({ status: 499 })
  running.task.cancel()
  expect(running.stopped()?.aborted).toBe(true)
  running.finish()
  await queue.idle()
  expect(waiting.stopped()).toBeNull()
})

test('work that fails does not stop the ones behind it', async () => {
  const queue = createChdbQueue()
  const failing = queue.add('write', () => Promise.reject(new Error('broken')))
  const next = queue.add('write', () => Promise.resolve('done'))
  await expect(failing.result).rejects.toThrow('broken')
  expect(await next.result).toBe('done')
})
