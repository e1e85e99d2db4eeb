import { useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { usePaced } from '../../base/use-paced.ts'

const restMs = 2_000

/**
 * Reads answers again when a hint says that somebody entered or left a segment. A busy segment gives several hints a second: the page
 * follows at its own pace, and never misses the last one.
 */
export function useSegmentHints(keys: readonly QueryKey[], segmentId: string | null): void {
  const client = useQueryClient()
  const refresh = usePaced(() => { for (const queryKey of keys) void client.invalidateQueries({ queryKey }) }, restMs)
  useLive('segment', ({ id }) => { if (segmentId === null || id === segmentId) refresh() })
  useLive('open', () => { for (const queryKey of keys) void client.refetchQueries({ queryKey, stale: true, type: 'active' }) })
}
