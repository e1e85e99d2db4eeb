import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyFeed, paused, resumed, withArrivals, withFirstPage, withOlder, withReread } from './event-feed.ts'

const rows = (...ids: number[]) => ids.map((id) => ({ messageId: String(id) }))
const ids = (list: readonly { messageId: string }[] | undefined) => list?.map(({ messageId }) => Number(messageId))
const begun = withFirstPage(emptyFeed<{ messageId: string }>(), { data: rows(3, 2, 1), nextCursor: 'c' })

describe('the feed of events', () => {
  test('puts what arrives on top, once, and marks it as new', () => {
    const feed = withArrivals(begun, rows(5, 4, 3))
    expect([ids(feed.rows), [...feed.fresh], feed.nextCursor]).toEqual([[5, 4, 3, 2, 1], ['5', '4'], 'c'])
    expect(withArrivals(feed, rows(5))).toBe(feed)
  })

  test('holds back what arrives while it is paused, and shows it all when it goes on', () => {
    const held = withArrivals(withArrivals(paused(begun), rows(4)), rows(6, 5, 4))
    expect([ids(held.rows), ids(held.held)]).toEqual([[3, 2, 1], [6, 5, 4]])
    const feed = resumed(held)
    expect([ids(feed.rows), feed.held, feed.isPaused]).toEqual([[6, 5, 4, 3, 2, 1], [], false])
  })

  test('of one customer takes what is new wherever it belongs, and keeps what is shown below', () => {
    const older = withOlder(begun, { data: rows(0), nextCursor: null })
    const feed = withReread(older, rows(3, 9, 2, 8))
    expect([ids(feed.rows), [...feed.fresh].map(Number)]).toEqual([[3, 9, 2, 8, 1, 0], [9, 8]])
    expect(ids(withReread(paused(older), rows(3, 9, 2, 8)).held)).toEqual([9, 8])
    expect(withReread(feed, rows(3, 9))).toBe(feed)
  })

  test('grows downwards by older pages', () => {
    const feed = withOlder(begun, { data: rows(1, 0), nextCursor: null })
    expect([ids(feed.rows), feed.nextCursor]).toEqual([[3, 2, 1, 0], null])
  })

  test('shows every event once and keeps the order, however arrivals overlap and pauses fall', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.record({ upTo: fc.integer({ min: 1, max: 12 }), back: fc.integer({ min: 0, max: 5 }) }), fc.constant('pause' as const), fc.constant('resume' as const))), (steps) => {
      let newest = 3
      let feed = begun
      for (const step of steps) {
        if (step === 'pause') feed = paused(feed)
        else if (step === 'resume') feed = resumed(feed)
        else {
          const from = Math.max(1, newest + 1 - step.back)
          newest = Math.max(newest, newest + step.upTo)
          feed = withArrivals(feed, rows(...Array.from({ length: newest - from + 1 }, (_, index) => newest - index)))
        }
      }
      const shown = ids(resumed(feed).rows)
      expect(shown).toEqual([...new Set(shown)].sort((a, b) => b - a))
      expect(shown).toHaveLength(newest)
    }))
  })
})
