import { expect, test } from 'vitest'
import { MAX_WAITING, MAX_WAITING_PREVIEWS } from './chdb-limits.ts'
import { createChdbQueue } from './chdb-queue.ts'
import type { Work } from './chdb-queue.ts'

/** A piece of work that ends when told to. */
function work(lane: 'read' | 'write', latestKey: string | null = null): Work<string> & { finish(): void; started: boolean; signal: AbortSignal | null } {
  let finish: (text: string) => void = () => undefined
  const result = new Promise<string>((resolve) => { finish = resolve })
  return {
    lane,
    latestKey,
    started: false,
    signal: null,
    finish: () => finish('done'),
    run(signal) {
      this.started = true
      this.signal = signal
      return result
    },
  }
}

test('reads take turns and never hold up a write', async () => {
  const queue = createChdbQueue()
  const [first, second, write] = [work('read'), work('read'), work('write')]
  const [, task] = [queue.add(first), queue.add(second), queue.add(write)]
  expect([first.started, second.started, write.started]).toEqual([true, false, true])
  first.finish()
  second.finish()
  await task.result
  expect(second.started).toBe(true)
})

test('a newer preview takes the place of a waiting one and stops a running one with the same key', async () => {
  const queue = createChdbQueue()
  const [running, waiting, newest, other] = [work('read', 'editor'), work('read', 'editor'), work('read', 'editor'), work('read', 'another editor')]
  queue.add(running)
  queue.add(other)
  const overtaken = queue.add(waiting)
  expect(running.signal?.aborted).toBe(true)
  queue.add(newest)
  await expect(overtaken.result).rejects.toMatchObject({ status: 499 })
  for (const one of [running, other]) one.finish()
  await expect.poll(() => newest.started).toBe(true)
  expect(waiting.started).toBe(false)
  expect(other.signal?.aborted).toBe(false)
})

test('a preview that finds enough others waiting is refused while other reads are still taken', async () => {
  const queue = createChdbQueue()
  queue.add(work('read'))
  for (let index = 0; index < MAX_WAITING_PREVIEWS; index += 1) queue.add(work('read', `key ${index}`))
  await expect(queue.add(work('read', 'one more')).result).rejects.toMatchObject({ status: 503 })
  for (let index = MAX_WAITING_PREVIEWS; index < MAX_WAITING; index += 1) queue.add(work('read'))
  await expect(queue.add(work('read')).result).rejects.toMatchObject({ status: 503 })
})

test('who hangs up while waiting gives up the place', async () => {
  const queue = createChdbQueue()
  const [first, second] = [work('read'), work('read')]
  queue.add(first)
  const task = queue.add(second)
  task.cancel()
  await expect(task.result).rejects.toMatchObject({ status: 499 })
  first.finish()
  await queue.idle()
  expect(second.started).toBe(false)
})

test('work that fails does not stop the ones behind it', async () => {
  const queue = createChdbQueue()
  const failing = queue.add({ lane: 'write', latestKey: null, run: () => Promise.reject(new Error('broken')) })
  const next = queue.add({ lane: 'write', latestKey: null, run: () => Promise.resolve('done') })
  await expect(failing.result).rejects.toThrow('broken')
  expect(await next.result).toBe('done')
})
