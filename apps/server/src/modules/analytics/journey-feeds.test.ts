import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import type { LiveMessage } from '../../live/live-bus.ts'
import { createJourneyFeeds } from './journey-feeds.ts'
import type { FeedMessage } from './journey-feeds.ts'
import type { JourneyNumbers } from './node-metrics.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const range = { from: null, to: null, version: null, last: null }
const of = { workspaceId: 'w', journeyId: 'j', range }
const numbers = (edge: number): JourneyNumbers => ({ nodes: {}, edges: { e0: edge, e1: 0 }, asOf: edge })

/** Feeds over a bus and numbers of the test's own; `next` is what the coming reads give. */
function feedsOver() {
  const listeners = new Set<(message: LiveMessage) => void>()
  const live: Deps['live'] = { publish: (message) => { for (const listener of listeners) listener(message) }, subscribe: (_, listener) => { listeners.add(listener); return () => listeners.delete(listener) }, close: () => Promise.resolve() }
  const state = { next: (): JourneyNumbers => numbers(0), reads: 0 }
  const read = (): Promise<JourneyNumbers> => { state.reads += 1; return Promise.resolve().then(() => state.next()) }
  const feeds = createJourneyFeeds({ live, log: pino({ level: 'silent' }) } as unknown as Deps, read)
  return { feeds, state, listeners, hint: () => { live.publish({ kind: 'journey', workspaceId: 'w', journeyId: 'j' }) } }
}

test('many screens and many hints cost one read a second; each screen gets all first and then what changed for it', async () => {
  const { feeds, state, listeners, hint } = feedsOver()
  const heard: Record<'a' | 'b', FeedMessage[]> = { a: [], b: [] }
  const leaveA = feeds.follow(of, (message) => heard.a.push(message))
  await vi.advanceTimersByTimeAsync(10)
  expect(heard.a).toEqual([{ kind: 'numbers', numbers: numbers(0) }])
  for (let index = 0; index < 50; index += 1) hint()
  state.next = () => numbers(5)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(state.reads).toBe(2)
  expect(heard.a.slice(1)).toEqual([{ kind: 'numbers', numbers: { nodes: {}, edges: { e0: 5 }, asOf: 5 } }])
  const leaveB = feeds.follow(of, (message) => heard.b.push(message))
  await vi.advanceTimersByTimeAsync(10)
  expect(heard.b).toEqual([{ kind: 'numbers', numbers: numbers(5) }])
  expect(heard.a).toHaveLength(2)
  leaveA()
  expect(listeners.size).toBe(1)
  leaveB()
  expect(listeners.size).toBe(0)
})

test('what happens after a quiet time is told at once, what follows within the second', async () => {
  const { feeds, state, hint } = feedsOver()
  const heard: FeedMessage[] = []
  const leave = feeds.follow(of, (message) => heard.push(message))
  await vi.advanceTimersByTimeAsync(5_000)
  state.next = () => numbers(1)
  hint()
  await vi.advanceTimersByTimeAsync(200)
  expect(heard.at(-1)).toMatchObject({ numbers: { edges: { e0: 1 } } })
  state.next = () => numbers(2)
  hint()
  await vi.advanceTimersByTimeAsync(500)
  expect(heard.at(-1)).toMatchObject({ numbers: { edges: { e0: 1 } } })
  await vi.advanceTimersByTimeAsync(500)
  expect(heard.at(-1)).toMatchObject({ numbers: { edges: { e0: 2 } } })
  leave()
})

test('while the numbers cannot be read the screens are told, and get them when they can', async () => {
  const { feeds, state } = feedsOver()
  state.next = () => { throw new AppError('UNAVAILABLE') }
  const heard: FeedMessage[] = []
  const leave = feeds.follow(of, (message) => heard.push(message))
  await vi.advanceTimersByTimeAsync(100)
  expect(heard).toEqual([{ kind: 'unavailable' }])
  state.next = () => numbers(1)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(heard.at(-1)).toEqual({ kind: 'numbers', numbers: numbers(1) })
  leave()
})

test('the feed of a journey that is gone ends', async () => {
  const { feeds, state } = feedsOver()
  state.next = () => { throw new AppError('NOT_FOUND') }
  const heard: FeedMessage[] = []
  feeds.follow(of, (message) => heard.push(message))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(heard).toEqual([{ kind: 'ended' }])
  expect(state.reads).toBe(1)
  feeds.close()
})

test('screens that look at different ranges get numbers of their own, each read once', async () => {
  const { feeds, state, hint } = feedsOver()
  const heard: FeedMessage[] = []
  const leaves = [range, { ...range, last: 'P7D' }, { ...range, version: 2 }, { ...range, last: 'P7D' }].map((each) => feeds.follow({ ...of, range: each }, (message) => heard.push(message)))
  await vi.advanceTimersByTimeAsync(10)
  expect(state.reads).toBe(3)
  expect(heard).toHaveLength(4)
  state.next = () => numbers(1)
  hint()
  await vi.advanceTimersByTimeAsync(1_500)
  expect(state.reads).toBe(6)
  for (const leave of leaves) leave()
})
