import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../../base/live.ts'
import { trpc } from '../../base/trpc.ts'

/** One import, followed while it runs. */
export function useImport(id: string) {
  const client = useQueryClient()
  useLive('import', (hint) => { if (hint.id === id) void client.invalidateQueries({ queryKey: ['import', 'get', id] }) })
  useLive('open', () => { void client.invalidateQueries({ queryKey: ['import', 'get', id] }) })
  return useQuery({ queryKey: ['import', 'get', id], queryFn: ({ signal }) => trpc.import.get.query({ id }, { signal }) })
}
