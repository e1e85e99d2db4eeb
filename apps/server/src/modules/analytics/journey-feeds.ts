import { parseDuration, subtractDuration } from '@sendero/flow-engine/time'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { metricsDifference } from './metrics-difference.ts'
import { nodeMetrics } from './node-metrics.ts'
import type { JourneyNumbers } from './node-metrics.ts'

/** `numbers`: all of them first, then only nodes and edges that changed. `ended`: the journey is gone. */
export type FeedMessage =
  | { readonly kind: 'numbers'; readonly numbers: JourneyNumbers }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'ended' }

export interface JourneyFeeds {
  /** Follows the numbers of a journey until the returned function is called. */
  follow(of: JourneyOf, listener: (message: FeedMessage) => void): () => void
  close(): void
}

/** What part of its history: instants and version as in the metrics; `last`: a duration before now, an ISO 8601 text, in place of `from`. */
export interface FeedRange { readonly from: number | null; readonly to: number | null; readonly version: number | null; readonly last: string | null }

interface JourneyOf { readonly workspaceId: string; readonly journeyId: string; readonly range: FeedRange }
type Read = (of: JourneyOf) => Promise<JourneyNumbers>

/** From the start of one read to the start of the next. */
const pauseMs = 1_000
/** What happens at once is told at once; and while reading takes longer than the pause, others get a turn. */
const gatherMs = 150
const retryMs = 5_000

/** However many screens show a journey, this process reads its numbers once per change, at most every second. */
export function createJourneyFeeds(deps: Deps, read: Read = (of) => readNumbers(deps, of)): JourneyFeeds {
  const feeds = new Map<string, Feed>()
  return {
    follow(of, listener) {
      const key = JSON.stringify([of.workspaceId, of.journeyId, of.range.from, of.range.to, of.range.version, of.range.last])
      const feed = feeds.get(key) ?? openFeed(deps, of, read)
      feeds.set(key, feed)
      const leave = feed.join(listener)
      return () => {
        if (!leave() || feeds.get(key) !== feed) return
        feed.close()
        feeds.delete(key)
      }
    },
    close() {
      for (const feed of feeds.values()) feed.close()
      feeds.clear()
    },
  }
}

async function readNumbers(deps: Deps, { workspaceId, journeyId, range: { from, to, version, last } }: JourneyOf): Promise<JourneyNumbers> {
  return nodeMetrics(deps, workspaceId, { journeyId, from: last === null ? from : await startOf(deps, workspaceId, last), to, version })
}

async function startOf(deps: Deps, workspaceId: string, last: string): Promise<number | null> {
  const { now, workspace } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const duration = parseDuration(last)
  return duration === null ? null : subtractDuration(now, duration, workspace.timeZone)
}

interface Feed {
  /** The returned function says whether the last follower left. */
  join(listener: (message: FeedMessage) => void): () => boolean
  close(): void
}

function openFeed({ live, log }: Pick<Deps, 'live' | 'log'>, of: JourneyOf, read: Read): Feed {
  const followers = new Map<(message: FeedMessage) => void, JourneyNumbers | null>()
  let timer: NodeJS.Timeout | null = null
  let isReading = false
  let isStale = false
  let isClosed = false
  let readAt = -Infinity

  const soon = (): number => Math.max(gatherMs, readAt + pauseMs - performance.now())
  const schedule = (afterMs: number): void => {
    isStale = true
    if (isReading || isClosed || timer !== null) return
    timer = setTimeout(() => void refresh(), afterMs)
    timer.unref()
  }
  const tell = (numbers: JourneyNumbers): void => {
    for (const [listener, told] of followers) {
      const difference = metricsDifference(told, numbers)
      followers.set(listener, numbers)
      if (difference !== null) listener({ kind: 'numbers', numbers: difference })
    }
  }
  const tellAll = (message: FeedMessage): void => { for (const listener of [...followers.keys()]) listener(message) }
  const refresh = async (): Promise<void> => {
    timer = null
    isReading = true
    isStale = false
    readAt = performance.now()
    let wait = soon
    try {
      tell(await read(of))
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return tellAll({ kind: 'ended' })
      if (!(error instanceof AppError)) log.error({ err: error }, 'The numbers of a journey could not be read')
      tellAll({ kind: 'unavailable' })
      isStale = true
      wait = () => retryMs
    } finally {
      isReading = false
    }
    if (isStale) schedule(wait())
  }
  const unsubscribe = live.subscribe(of.workspaceId, (message) => {
    if (message.kind === 'journey' && message.journeyId === of.journeyId) schedule(soon())
  })

  return {
    join(listener) {
      followers.set(listener, null)
      schedule(0)
      return () => followers.delete(listener) && followers.size === 0
    },
    close() {
      isClosed = true
      unsubscribe()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
