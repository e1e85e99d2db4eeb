import { useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Asks for suggestions through the query cache: opening a list again, or typing back, asks nobody. */
export function useRememberedLoad(): <T>(key: QueryKey, ask: (signal: AbortSignal) => Promise<T>) => Promise<T> {
  const queries = useQueryClient()
  return useCallback((key, ask) => queries.fetchQuery({ queryKey: key, queryFn: ({ signal }) => ask(signal), retry: false }), [queries])
}
