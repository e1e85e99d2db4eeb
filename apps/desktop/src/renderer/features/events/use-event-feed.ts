import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { problemText } from '../../base/http.ts'
import { useLive } from '../../base/live.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'
import { emptyFeed, paused, resumed, withArrivals, withFirstPage, withOlder, withReread } from './event-feed.ts'
import type { Feed } from './event-feed.ts'
import { filterInput } from './event-filter.ts'
import type { EventFilter } from './event-filter.ts'

type Page = Awaited<ReturnType<typeof trpc.event.list.query>>
export type EventRow = Page['data'][number]

const pageSize = 50
const arrivalsAtOnce = 100
const mostReread = 200
const restMs = 1_000

type Step = (feed: Feed<EventRow>) => Feed<EventRow>
type Ask = (more: { readonly after?: string; readonly cursor?: string; readonly limit: number }, apply: (page: Page) => Step) => Promise<void>

/** What arrived after the newest that is known. */
function followAll({ held, rows }: Feed<EventRow>, ask: Ask): Promise<void> {
  const newest = (held[0] ?? rows?.[0])?.cursor
  return ask({ limit: arrivalsAtOnce, ...(newest === undefined ? {} : { after: newest }) }, ({ data, nextCursor }) => (before) =>
    // More than one look can hold: what lies between would be missing in the middle of the list.
    data.length === arrivalsAtOnce && nextCursor !== null && !before.isPaused ? withFirstPage(before, { data, nextCursor }) : withArrivals(before, data))
}

/** Events of one customer stand in the order they happened, so what arrived last need not be on top. */
function followOne({ rows }: Feed<EventRow>, ask: Ask): Promise<void> {
  return ask({ limit: Math.min(mostReread, Math.max(pageSize, rows?.length ?? 0)) }, ({ data }) => (before) => withReread(before, data))
}

/** Events that fit the filter, growing upwards as they arrive and downwards on demand. */
export function useEventFeed(filter: EventFilter) {
  const key = JSON.stringify(filter)
  const [feed, take] = useReducer((before: Feed<EventRow>, step: Step) => step(before), undefined, () => emptyFeed<EventRow>())
  const [problem, setProblem] = useState<string | null>(null)
  const [isLoading, setLoading] = useState(false)
  const asked = useRef<AbortController | null>(null)
  const latest = useRef(feed)
  latest.current = feed

  const ask = useCallback<Ask>(async (more, apply) => {
    const { signal } = asked.current ?? new AbortController()
    try {
      const page = await trpc.event.list.query({ ...filterInput(JSON.parse(key) as EventFilter, Date.now()), ...more }, { signal })
      if (signal.aborted) return
      setProblem(null)
      take(apply(page))
    } catch (error) {
      if (!signal.aborted) setProblem(problemText(problemOfCall(error) ?? error))
    }
  }, [key])
  const loading = useCallback(async (work: Promise<void>): Promise<void> => {
    setLoading(true)
    await work.finally(() => { setLoading(false) })
  }, [])
  const begin = useCallback((): void => {
    asked.current?.abort()
    asked.current = new AbortController()
    take((before) => emptyFeed<EventRow>(before.isPaused))
    void loading(ask({ limit: pageSize }, (page) => (before) => withFirstPage(before, page)))
  }, [ask, loading])
  useEffect(() => {
    begin()
    return () => { asked.current?.abort() }
  }, [begin])

  const follow = usePaced(() => { void (filter.customer === null ? followAll(latest.current, ask) : followOne(latest.current, ask)) }, restMs)
  useLive('events', follow)
  useLive('open', follow)
  const older = feed.nextCursor
  return {
    feed, problem, isLoading,
    retry: begin,
    pause: () => { take(paused) },
    resume: () => {
      take(resumed)
      // What was held back of one customer belongs among the others, not on top of them.
      if (filter.customer !== null) begin()
    },
    loadOlder: older === null ? null : () => { void loading(ask({ limit: pageSize, cursor: older }, (page) => (before) => withOlder(before, page))) },
  }
}
