import { MAX_READS, MAX_WAITING } from './chdb-limits.ts'

/** Writes have a lane of their own, so that no read can hold up the copy of events and node visits. */
export type Lane = 'read' | 'write'

export interface Task<T> {
  readonly result: Promise<T>
  /** For a caller that has gone away: takes it out of the queue, or stops it. */
  cancel(): void
}

/** Says why a request was not carried out, in the words ClickHouse uses for it. */
export class RequestRefusal extends Error {
  readonly status: number
  constructor(status: number, text: string) {
    super(text)
    this.status = status
  }
}

export interface ChdbQueue {
  /** Runs `work` when it is its turn. The result is a RequestRefusal when too many wait already. */
  add<T>(lane: Lane, work: (stopped: AbortSignal) => Promise<T>): Task<T>
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

interface Entry { readonly stop: AbortController; start(): Promise<void>; refuse(reason: RequestRefusal): void }
interface Line { readonly places: number; readonly waiting: Entry[]; readonly running: Set<Entry> }

/** A few statements at a time: more only make each other slower, and together exceed the memory that each may use. */
export function createChdbQueue(): ChdbQueue {
  const lines: Record<Lane, Line> = { read: { places: MAX_READS, waiting: [], running: new Set() }, write: { places: 1, waiting: [], running: new Set() } }
  const idleListeners: (() => void)[] = []
  const isIdle = (): boolean => Object.values(lines).every(({ waiting, running }) => waiting.length === 0 && running.size === 0)

  const advance = (line: Line): void => {
    const next = line.running.size < line.places ? line.waiting.shift() : undefined
    if (next) {
      line.running.add(next)
      void next.start().finally(() => {
        line.running.delete(next)
        advance(line)
      })
    } else if (isIdle()) for (const listener of idleListeners.splice(0)) listener()
  }

  return {
    add<T>(lane: Lane, work: (stopped: AbortSignal) => Promise<T>): Task<T> {
      const line = lines[lane]
      if (line.waiting.length >= MAX_WAITING) return { result: Promise.reject(tooMany()), cancel: () => undefined }
      const stop = new AbortController()
      let cancel = (): void => undefined
      const result = new Promise<T>((resolve, reject) => {
        const entry: Entry = { stop, refuse: reject, start: () => work(stop.signal).then(resolve, reject) }
        cancel = () => leave(line, entry)
        line.waiting.push(entry)
      })
      advance(line)
      return { result, cancel }
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => { idleListeners.push(resolve) })),
  }
}

function leave(line: Line, entry: Entry): void {
  const place = line.waiting.indexOf(entry)
  if (place >= 0) {
    line.waiting.splice(place, 1)
    entry.refuse(new RequestRefusal(499, 'Code: 394. DB::Exception: Query was cancelled before it began. (QUERY_WAS_CANCELLED)'))
  } else if (line.running.has(entry)) entry.stop.abort()
}

function tooMany(): RequestRefusal {
  return new RequestRefusal(503, 'Code: 202. DB::Exception: Too many simultaneous queries: the queue is full. (TOO_MANY_SIMULTANEOUS_QUERIES)')
}
