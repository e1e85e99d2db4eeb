import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Instant } from '@sendero/flow-engine/time'
import { entryId, journeyIndex, type JourneyIndex } from '../graph/journey-index.ts'
import { atOnce, delayOf, type Delay } from './delays.ts'

/** How long after entering people come to a step, over all ways that lead there, in milliseconds. */
export interface Elapsed {
  readonly earliest: number
  /** Null without an upper limit: people may go round, or wait for something that has no time. */
  readonly latest: number | null
  /** How far clock changes on the way may move both ends. */
  readonly slack: number
}

interface Way { readonly from: string; readonly to: string; readonly delay: Delay }

/**
 * The earliest and the latest people can come to each step who enter from `now` on, and are let on as soon as they may: a
 * pause of the journey adds to it. Pure arithmetic over the waits; steps nobody can come to are left out.
 */
export function elapsedTimes(document: JourneyDocument, now: Instant): ReadonlyMap<string, Elapsed> {
  const index = journeyIndex(document)
  const ways = waysOf(index, now)
  const earliest = earliestTimes(ways, (delay) => delay.least)
  // Also where a loop leaves the other end open: clocks that go forward bring people sooner.
  const soonest = earliestTimes(ways, ({ least, slack }) => Math.max(0, least - slack))
  const latest = latestTimes(ways, earliest)
  return new Map([...earliest].map(([id, least]) => {
    const { time, slack } = latest.get(id) ?? endless
    // Behind a day that is over nobody is ever on time.
    return [id, { earliest: least, latest: time === null ? null : Math.max(least, time), slack: Math.max(slack, least - (soonest.get(id) ?? least)) }]
  }))
}

/** All ways people go, by where they leave; past skipped steps only as they pass them. */
function waysOf(index: JourneyIndex, now: Instant): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, Way[]>([[entryId, index.outgoing(entryId).map(({ to }) => ({ from: entryId, to, delay: atOnce }))]])
  for (const [id, node] of index.nodes) {
    const jump = index.jumpFrom(id)
    const passes = node.skipped === true ? passed(index, id) : index.outgoing(id)
    ways.set(id, [...passes.map(({ port, to }) => ({ from: id, to, delay: delayOf(node, port, now) })), ...(jump === null ? [] : [{ from: id, to: jump, delay: atOnce }])])
  }
  return ways
}

/** The port by which a skipped step is passed is "next", else its first. */
function passed(index: JourneyIndex, id: string) {
  const ports = index.ports(id)
  const port = ports.includes('next') ? 'next' : ports[0]
  const edge = port === undefined ? undefined : index.edgeAt(id, port)
  return edge === undefined ? [] : [edge]
}

/** Shortest ways, the nearest step first. */
function earliestTimes(ways: ReadonlyMap<string, readonly Way[]>, lengthOf: (delay: Delay) => number): Map<string, number> {
  const found = new Map<string, number>([[entryId, 0]])
  const done = new Set<string>()
  const waiting = nearestFirst()
  waiting.add(entryId, 0)
  for (let next = waiting.take(); next !== null; next = waiting.take()) {
    if (done.has(next.id)) continue
    done.add(next.id)
    for (const { to, delay } of ways.get(next.id) ?? []) {
      const time = next.time + lengthOf(delay)
      if (time >= (found.get(to) ?? Infinity)) continue
      found.set(to, time)
      waiting.add(to, time)
    }
  }
  return found
}

interface Latest { readonly time: number | null; readonly slack: number }

const endless: Latest = { time: null, slack: 0 }
const start: Latest = { time: 0, slack: 0 }

/**
 * Longest ways. A step is settled once every way into it is; steps that never are lie on a loop, or behind one, and have no
 * upper limit. A way that ends at a fixed date is settled from the start: whoever takes it is there by then.
 */
function latestTimes(ways: ReadonlyMap<string, readonly Way[]>, reached: ReadonlyMap<string, number>): Map<string, Latest> {
  const all = [...ways].flatMap(([from, out]) => (reached.has(from) ? out : []))
  const open = new Map<string, number>([...reached.keys()].map((id) => [id, 0]))
  const best = new Map<string, Latest>([[entryId, start]])
  for (const { to, delay } of all) {
    if (delay.notAfter === undefined) open.set(to, (open.get(to) ?? 0) + 1)
    else best.set(to, later(best.get(to), { time: delay.notAfter, slack: delay.slack }))
  }
  const settled = [...open].flatMap(([id, count]) => (count === 0 ? [id] : []))
  const isSettled = new Set(settled)
  for (let id = settled.pop(); id !== undefined; id = settled.pop()) {
    const here = best.get(id) ?? start
    for (const { to, delay } of ways.get(id) ?? []) {
      if (delay.notAfter !== undefined) continue
      best.set(to, later(best.get(to), { time: here.time === null || delay.most === null ? null : here.time + delay.most, slack: here.slack + delay.slack }))
      const left = (open.get(to) ?? 0) - 1
      open.set(to, left)
      if (left > 0) continue
      isSettled.add(to)
      settled.push(to)
    }
  }
  return new Map([...reached.keys()].map((id) => [id, isSettled.has(id) ? best.get(id) ?? start : { time: null, slack: best.get(id)?.slack ?? 0 }]))
}

function later(known: Latest | undefined, found: Latest): Latest {
  if (known === undefined) return found
  return { time: known.time === null || found.time === null ? null : Math.max(known.time, found.time), slack: Math.max(known.slack, found.slack) }
}

/** A heap: the nearest of thousands of steps without looking at all of them. */
function nearestFirst() {
  const heap: { readonly id: string; readonly time: number }[] = []
  const timeAt = (at: number): number => heap[at]?.time ?? Infinity
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]]
    if (first === undefined || second === undefined) return
    heap[a] = second
    heap[b] = first
  }
  return {
    add(id: string, time: number): void {
      heap.push({ id, time })
      for (let at = heap.length - 1; at > 0;) {
        const up = Math.floor((at - 1) / 2)
        if (timeAt(up) <= timeAt(at)) return
        swap(up, at)
        at = up
      }
    },
    take(): { readonly id: string; readonly time: number } | null {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined) return null
      if (heap.length === 0) return first
      heap[0] = last
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        const least = timeAt(left) <= timeAt(right) ? left : right
        if (timeAt(least) >= timeAt(at)) return first
        swap(at, least)
        at = least
      }
    },
  }
}
