import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../../base/live.ts'
import { useSession } from '../../base/session-context.ts'
import { trpc } from '../../base/trpc.ts'
import { usePaced } from '../../base/use-paced.ts'

export type Demo = Awaited<ReturnType<typeof trpc.demo.get.query>>

/** How far the demo data is. When it is in, everything else is read anew. */
export function useDemo() {
  const client = useQueryClient()
  const { reload } = useSession()
  const reread = usePaced(() => { void client.invalidateQueries({ queryKey: ['demo'] }) }, 500)
  useLive('demo', reread)
  useLive('open', reread)
  const demo = useQuery({ queryKey: ['demo', 'get'], queryFn: ({ signal }) => trpc.demo.get.query({}, { signal }), staleTime: 0 })
  const state = demo.data?.state
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'running' && state !== undefined && state !== 'running') {
      void client.invalidateQueries()
      // Meanwhile the workspace was a sandbox.
      reload()
    }
    before.current = state
  }, [client, reload, state])
  return demo
}
