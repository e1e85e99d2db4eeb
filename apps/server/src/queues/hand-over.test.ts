import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandOver } from './hand-over.ts'
import type { QueueName } from './queue-contracts.ts'

/** A hand-over whose work ends when the test says so. */
function workshop(hands = 2) {
  const begun: string[] = []
  const passedOn: string[] = []
  const ends: (() => void)[] = []
  const handOver = createHandOver({
    perform: (_queue: QueueName, workspaceId) => new Promise<void>((resolve) => { begun.push(workspaceId); ends.push(resolve) }),
    passOn: (_queue, workspaceId) => { passedOn.push(workspaceId) },
    hands,
  })
  const settle = async (): Promise<void> => { for (let n = 0; n < 3; n += 1) await nextTurn() }
  return { begun, passedOn, handOver, settle, async endNext() { ends.shift()?.(); await settle() } }
}

describe('work a process hands to itself', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['performance'] }) })
  afterEach(() => { vi.useRealTimers() })

  it('is begun after whoever handed it over, not in the middle of them', async () => {
    const { handOver, begun, settle } = workshop()
    expect(handOver.take('run.advance', 'w')).toBe(true)
    expect(begun).toEqual([])
    await settle()
    expect(begun).toEqual(['w'])
  })

  it('goes round once more for all the calls that came while it was under way', async () => {
    const { handOver, begun, settle, endNext } = workshop()
    handOver.take('run.advance', 'w')
    await settle()
    for (let n = 0; n < 5; n += 1) expect(handOver.take('run.advance', 'w')).toBe(true)
    expect(begun).toEqual(['w'])
    await endNext()
    expect(begun).toEqual(['w', 'w'])
    await endNext()
    expect(begun).toEqual(['w', 'w'])
  })

  it('is refused when no hand is free, and taken again when one is', async () => {
    const { handOver, begun, settle, endNext } = workshop(2)
    expect([handOver.take('run.advance', 'a'), handOver.take('run.advance', 'b'), handOver.take('run.advance', 'c')]).toEqual([true, true, false])
    // Every queue has hands of its own.
    expect(handOver.take('message.deliver', 'c')).toBe(true)
    await settle()
    await endNext()
    expect(handOver.take('run.advance', 'c')).toBe(true)
    await settle()
    expect(begun).toEqual(['a', 'b', 'c', 'c'])
  })

  it('is shared with jobs of the queue: a job for work that is under way ends at once and makes it go round again', async () => {
    const { handOver, begun, settle, endNext } = workshop()
    handOver.take('run.advance', 'w')
    await settle()
    await handOver.run('run.advance', 'w')
    expect(begun).toEqual(['w'])
    await endNext()
    expect(begun).toEqual(['w', 'w'])
  })

  it('goes to the back of the queue when it has taken long and others wait, and only then', async () => {
    const { handOver, begun, passedOn, settle, endNext } = workshop(1)
    handOver.take('run.advance', 'greedy')
    await settle()
    vi.advanceTimersByTime(4_000)
    handOver.take('run.advance', 'greedy')
    await endNext()
    vi.advanceTimersByTime(2_000)
    handOver.take('run.advance', 'greedy')
    await endNext()
    expect({ begun, passedOn }).toEqual({ begun: ['greedy', 'greedy'], passedOn: ['greedy'] })
    expect(handOver.take('run.advance', 'other')).toBe(true)
  })

  it('keeps going where nobody waits', async () => {
    const { handOver, begun, passedOn, settle, endNext } = workshop(2)
    handOver.take('run.advance', 'w')
    await settle()
    vi.advanceTimersByTime(60_000)
    handOver.take('run.advance', 'w')
    await endNext()
    expect({ begun, passedOn }).toEqual({ begun: ['w', 'w'], passedOn: [] })
  })

  it('closes when what is under way has ended, and begins nothing more', async () => {
    const { handOver, begun, settle, endNext } = workshop()
    handOver.take('run.advance', 'w')
    await settle()
    handOver.take('run.advance', 'w')
    let isClosed = false
    const closing = handOver.close().then(() => { isClosed = true })
    expect(handOver.take('run.advance', 'late')).toBe(false)
    await handOver.run('run.advance', 'late')
    await settle()
    expect(isClosed).toBe(false)
    await endNext()
    await closing
    expect(begun).toEqual(['w'])
  })
})
