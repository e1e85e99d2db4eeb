import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { useQueries } from '@tanstack/react-query'
import { trpc } from '../base/trpc.ts'
import { mailSteps } from './mail-steps.ts'

/** What the lists, segments, templates and journeys that rules name are called; null while that is being read, and for one that is gone. A step goes by its journey and its id. */
export function useRuleNames(rules: readonly Rule[]): (id: string) => string | null {
  const needs = rules.map(ruleNeeds)
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== '')
  const lists = unique(needs.flatMap((need) => need.lists))
  const segments = unique(needs.flatMap((need) => need.segments))
  const templates = unique(needs.flatMap((need) => need.templates))
  const journeys = unique(needs.flatMap((need) => need.journeys))
  const found = useQueries({ queries: [
    ...lists.map((id) => ({ queryKey: ['list', 'get', id], retry: false, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.list.get.query({ id }, { signal }) })),
    ...segments.map((id) => ({ queryKey: ['segment', 'get', id], retry: false, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.segment.get.query({ id }, { signal }) })),
    ...templates.map((id) => ({ queryKey: ['template', 'get', id], retry: false, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.template.get.query({ id }, { signal }) })),
    ...journeys.map((id) => ({ queryKey: ['workflows', 'get', id], retry: false, staleTime: 60_000, queryFn: async ({ signal }: Asking): Promise<Named> => trpc.workflows.get.query({ id }, { signal }) })),
  ] })
  const ids = [...lists, ...segments, ...templates, ...journeys]
  const nameOf = (id: string): string | null => found[ids.indexOf(id)]?.data?.name ?? null
  return (id) => {
    const [journey = '', node] = id.split(' ')
    if (node === undefined) return nameOf(id)
    return mailSteps(found[ids.indexOf(journey)]?.data?.document).find((step) => step.id === node)?.label ?? null
  }
}

interface Asking { readonly signal: AbortSignal }
interface Named { readonly name: string; /** Of a journey: its draft. */ readonly document?: unknown }
