import { MAX_WAITING, MAX_WAITING_PREVIEWS } from './chdb-limits.ts'

export interface Work<T> {
  /** Writes have a lane of their own, so that no read can hold up the copy of events and node visits. */
  readonly lane: 'read' | 'write'
  /** A preview: only the newest with the same key is of interest. */
  readonly latestKey: string | null
  run(signal: AbortSignal): Promise<T>
}

export interface Task<T> {
  readonly result: Promise<T>
  /** For a caller that has gone away: takes it out of the queue, or stops it. */
  cancel(): void
}

/** Refused or overtaken; carries the code and name ClickHouse uses for it. */
export class QueueRefusal extends Error {
  readonly status: number
  constructor(status: number, text: string) {
    super(text)
    this.status = status
  }
}

export interface ChdbQueue {
  add<T>(work: Work<T>): Task<T>
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

interface Entry { readonly latestKey: string | null; readonly stop: AbortController; start(): Promise<void>; refuse(reason: QueueRefusal): void }
interface Lane { readonly waiting: Entry[]; running: Entry | null }

/** One statement at a time per lane: more at once only makes each slower and the memory limit meaningless. */
export function createChdbQueue(): ChdbQueue {
  const lanes: Record<'read' | 'write', Lane> = { read: { waiting: [], running: null }, write: { waiting: [], running: null } }
  const idleListeners: (() => void)[] = []
  const isIdle = (): boolean => Object.values(lanes).every((lane) => !lane.running && lane.waiting.length === 0)

  const advance = (lane: Lane): void => {
    if (lane.running) return
    const next = lane.waiting.shift()
    if (!next) {
      if (isIdle()) for (const listener of idleListeners.splice(0)) listener()
      return
    }
    lane.running = next
    void next.start().finally(() => {
      lane.running = null
      advance(lane)
    })
  }

  return {
    add<T>(work: Work<T>): Task<T> {
      const lane = lanes[work.lane]
      if (work.latestKey !== null) overtake(lane, work.latestKey)
      const refusal = whyFull(lane, work)
      if (refusal) return { result: Promise.reject(refusal), cancel: () => undefined }
      let entry: Entry | undefined
      const result = new Promise<T>((resolve, reject) => {
        const stop = new AbortController()
        entry = { latestKey: work.latestKey, stop, refuse: reject, start: () => work.run(stop.signal).then(resolve, reject) }
        lane.waiting.push(entry)
      })
      advance(lane)
      return { result, cancel: () => { if (entry) cancel(lane, entry) } }
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => { idleListeners.push(resolve) })),
  }
}

function overtake(lane: Lane, key: string): void {
  for (const entry of [...lane.waiting, ...(lane.running ? [lane.running] : [])]) if (entry.latestKey === key) cancel(lane, entry)
}

function cancel(lane: Lane, entry: Entry): void {
  const place = lane.waiting.indexOf(entry)
  if (place >= 0) {
    lane.waiting.splice(place, 1)
    entry.refuse(new QueueRefusal(499, 'Code: 394. DB::Exception: Query was cancelled before it began. (QUERY_WAS_CANCELLED)'))
  } else if (lane.running === entry) entry.stop.abort()
}

function whyFull(lane: Lane, work: Pick<Work<unknown>, 'latestKey'>): QueueRefusal | null {
  const previews = lane.waiting.filter((entry) => entry.latestKey !== null).length
  const isFull = lane.waiting.length >= MAX_WAITING || (work.latestKey !== null && previews >= MAX_WAITING_PREVIEWS)
  return isFull ? new QueueRefusal(503, 'Code: 202. DB::Exception: Too many simultaneous queries: the queue is full. (TOO_MANY_SIMULTANEOUS_QUERIES)') : null
}
