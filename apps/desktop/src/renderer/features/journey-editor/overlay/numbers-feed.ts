import { streamAddress } from '../../../base/live.ts'
import type { JourneyNumbers } from '../kernels/overlay/journey-numbers.ts'
import type { RangeQuery } from './range-query.ts'

export interface FeedOf {
  readonly journeyId: string
  readonly range: RangeQuery
  readonly version: number | null
}

export interface FeedListener {
  onNumbers(numbers: JourneyNumbers, isFirst: boolean): void
  /** Not followed at the moment; it goes on by itself. */
  onPause(): void
}

/** Longer than a reload of the page behind takes, shorter than somebody stays away. */
const hiddenForMs = 30_000
const reopenMs = 5_000

/**
 * Follows the numbers of a journey: everything when the stream opens, then what changes. A page that nobody looks at gives its
 * stream back. Returns the way to stop.
 */
export function followNumbers({ journeyId, range, version }: FeedOf, listener: FeedListener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const close = (): void => {
    source?.close()
    source = null
  }
  const open = (): void => {
    clearTimeout(timer)
    if (source !== null || document.hidden) return
    const opened = new EventSource(streamAddress(`/api/v1/workflows/${journeyId}/live`, { ...range, version: version === null ? undefined : String(version) }))
    source = opened
    let isFirst = true
    // The browser connects again by itself, and the server then tells everything anew.
    opened.onopen = () => { isFirst = true }
    opened.addEventListener('metrics', (event: MessageEvent<string>) => {
      listener.onNumbers(JSON.parse(event.data) as JourneyNumbers, isFirst)
      isFirst = false
    })
    opened.addEventListener('unavailable', () => { listener.onPause() })
    opened.onerror = () => {
      listener.onPause()
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return
      close()
      timer = setTimeout(open, reopenMs)
    }
  }
  const look = (): void => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(() => { close(); listener.onPause() }, hiddenForMs)
    else open()
  }
  open()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    close()
  }
}
