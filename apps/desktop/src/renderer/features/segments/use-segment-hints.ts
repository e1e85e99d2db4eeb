import { useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../../base/live.ts'

const restMs = 2_000

/**
 * Reads answers again when a hint says that somebody entered or left a segment. A busy segment gives several hints a second: the page
 * follows at its own pace, and never misses the last one.
 */
export function useSegmentHints(keys: readonly QueryKey[], segmentId: string | null): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const isOld = useRef(false)
  const refresh = (): void => {
    if (timer.current !== null) {
      isOld.current = true
      return
    }
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
    timer.current = setTimeout(() => {
      timer.current = null
      if (!isOld.current) return
      isOld.current = false
      refresh()
    }, restMs)
  }
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  useLive('segment', ({ id }) => { if (segmentId === null || id === segmentId) refresh() })
  useLive('open', () => { for (const queryKey of keys) void client.refetchQueries({ queryKey, stale: true, type: 'active' }) })
}
