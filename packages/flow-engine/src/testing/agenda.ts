import type { Instant } from '../model/instant.ts'

export interface Agenda<Item> {
  add(at: Instant, item: Item): void
  /** When the earliest item is due; null when nothing is left. */
  nextAt(): Instant | null
  take(): Item | null
}

interface Entry<Item> { readonly at: Instant; readonly order: number; readonly item: Item }

/** Items by time and, at the same instant, in the order they were added. A binary heap: populations are large. */
export function agenda<Item>(): Agenda<Item> {
  const heap: Entry<Item>[] = []
  let added = 0
  const isBefore = (a: number, b: number): boolean => {
    const [left, right] = [heap[a], heap[b]]
    if (left === undefined || right === undefined) return left !== undefined
    return left.at < right.at || (left.at === right.at && left.order < right.order)
  }
  const swap = (a: number, b: number): void => {
    const [left, right] = [heap[a], heap[b]]
    if (left === undefined || right === undefined) return
    heap[a] = right
    heap[b] = left
  }
  const siftUp = (from: number): void => {
    for (let child = from, parent = (child - 1) >> 1; child > 0 && isBefore(child, parent); child = parent, parent = (child - 1) >> 1) swap(child, parent)
  }
  const siftDown = (from: number): void => {
    const smaller = isBefore(from * 2 + 2, from * 2 + 1) ? from * 2 + 2 : from * 2 + 1
    if (smaller >= heap.length || !isBefore(smaller, from)) return
    swap(smaller, from)
    siftDown(smaller)
  }
  return {
    add: (at, item) => {
      heap.push({ at, order: added, item })
      added += 1
      siftUp(heap.length - 1)
    },
    nextAt: () => heap[0]?.at ?? null,
    take: () => {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined) return null
      if (first !== last) {
        heap[0] = last
        siftDown(0)
      }
      return first.item
    },
  }
}
