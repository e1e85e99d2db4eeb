import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { useQueries } from '@tanstack/react-query'
import { trpc } from '../base/trpc.ts'

/** What the lists that rules name are called; null while that is being read, and for one that is gone. */
export function useRuleNames(rules: readonly Rule[]): (id: string) => string | null {
  const ids = [...new Set(rules.flatMap((rule) => ruleNeeds(rule).lists))].filter((id) => id !== '')
  const found = useQueries({ queries: ids.map((id) => ({ queryKey: ['list', 'get', id], retry: false, queryFn: ({ signal }: { readonly signal: AbortSignal }) => trpc.list.get.query({ id }, { signal }) })) })
  return (id) => found[ids.indexOf(id)]?.data?.name ?? null
}
