import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWake } from './wake.ts'

describe('waking a queue', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }) })
  afterEach(() => { vi.useRealTimers() })

  const recorder = (freeHands = 0) => {
    const [added, taken]: [string[], string[]] = [[], []]
    const take = (queue: string, workspaceId: string): boolean => taken.length < freeHands && taken.push(`${queue} ${workspaceId}`) > 0
    return { added, taken, wake: createWake({ take, add: (queue, workspaceId) => { added.push(`${queue} ${workspaceId}`) } }) }
  }

  it('puts nothing into a queue for what this process does itself, and everything else', () => {
    const { added, taken, wake } = recorder(1)
    wake.wake('run.advance', 'a')
    wake.wake('run.advance', 'b')
    expect({ added, taken }).toEqual({ added: ['run.advance b'], taken: ['run.advance a'] })
  })

  it('adds the first job at once and joins those that follow closely into one after it', () => {
    const { added, wake } = recorder()
    for (let n = 0; n < 50; n += 1) wake.wake('run.advance', 'w')
    expect(added).toEqual(['run.advance w'])
    vi.advanceTimersByTime(100)
    expect(added).toEqual(['run.advance w', 'run.advance w'])
  })

  it('never drops a wake-up: one that comes after a job went out makes another job', () => {
    const { added, wake } = recorder()
    wake.wake('event.intake', 'w')
    vi.advanceTimersByTime(5)
    wake.wake('event.intake', 'w')
    vi.advanceTimersByTime(100)
    expect(added).toHaveLength(2)
  })

  it('keeps workspaces and queues apart', () => {
    const { added, wake } = recorder()
    wake.wake('event.intake', 'a')
    wake.wake('event.intake', 'b')
    wake.wake('run.advance', 'a')
    expect(added).toEqual(['event.intake a', 'event.intake b', 'run.advance a'])
  })

  it('wakes at the earliest of several instants', () => {
    const { added, wake } = recorder()
    const now = Date.now()
    wake.wakeAt('run.advance', 'w', now + 5_000)
    wake.wakeAt('run.advance', 'w', now + 1_000)
    wake.wakeAt('run.advance', 'w', now + 9_000)
    vi.advanceTimersByTime(999)
    expect(added).toEqual([])
    vi.advanceTimersByTime(2)
    expect(added).toEqual(['run.advance w'])
  })

  it('stays silent after it was closed', () => {
    const { added, wake } = recorder()
    wake.wake('run.advance', 'w')
    wake.wake('run.advance', 'w')
    wake.wakeAt('run.advance', 'w', Date.now() + 10)
    wake.close()
    vi.advanceTimersByTime(1_000)
    expect(added).toHaveLength(1)
  })
})
