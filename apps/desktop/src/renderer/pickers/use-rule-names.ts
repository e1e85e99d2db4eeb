import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { useQueries } from '@tanstack/react-query'
import { trpc } from '../base/trpc.ts'

/** What the lists and segments that rules name are called; null while that is being read, and for one that is gone. */
export function useRuleNames(rules: readonly Rule[]): (id: string) => string | null {
  const needs = rules.map(ruleNeeds)
  const lists = [...new Set(needs.flatMap((need) => need.lists))].filter((id) => id !== '')
  const segments = [...new Set(needs.flatMap((need) => need.segments))].filter((id) => id !== '')
  const found = useQueries({ queries: [
    ...lists.map((id) => ({ queryKey: ['list', 'get', id], retry: false, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.list.get.query({ id }, { signal }) })),
    ...segments.map((id) => ({ queryKey: ['segment', 'get', id], retry: false, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.segment.get.query({ id }, { signal }) })),
  ] })
  const ids = [...lists, ...segments]
  return (id) => found[ids.indexOf(id)]?.data?.name ?? null
}

interface Asking { readonly signal: AbortSignal }
interface Named { readonly name: string }
