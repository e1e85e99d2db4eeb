import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'

export type Overview = Awaited<ReturnType<typeof trpc.workspace.overview.query>>

const restMs = 2_000

/** The numbers of the start page: read again, at a calm pace, when anything they count has changed. */
export function useOverview() {
  const client = useQueryClient()
  const reread = usePaced(() => { void client.invalidateQueries({ queryKey: ['workspace', 'overview'] }) }, restMs)
  useLive('events', reread)
  useLive('journey', reread)
  useLive('mailbox', reread)
  useLive('open', reread)
  return useQuery({ queryKey: ['workspace', 'overview'], queryFn: ({ signal }) => trpc.workspace.overview.query({}, { signal }), staleTime: 0 })
}
