import { expandSegments, ruleNeeds, type Rule } from '@sendero/flow-engine/segment'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '../../../base/trpc.ts'
import type { SegmentRules } from '../kernels/dry-run/dry-world.ts'

export interface LoadedRules { readonly rules: SegmentRules; readonly names: ReadonlyMap<string, string>; readonly isLoading: boolean }

/** The rules of segments, with those of the segments they name in their place. One that is gone has none. */
export function useSegmentRules(ids: readonly string[]): LoadedRules {
  // A rule may name other segments, which come with the next draw: as deep as they are named, in which no circle can be saved.
  const first = useRules(ids)
  const second = useRules(namedBy(first.rules))
  const third = useRules(namedBy(second.rules))
  const isLoading = first.isLoading || second.isLoading || third.isLoading
  const key = ids.join(' ')
  return useMemo(() => {
    const all = new Map([...third.rules, ...second.rules, ...first.rules])
    const wanted = key === '' ? [] : key.split(' ')
    return {
      isLoading, names: first.names,
      rules: new Map(wanted.flatMap((id) => { const rule = all.get(id); return rule === undefined ? [] : [[id, expandSegments(rule, (other) => all.get(other) ?? null)] as const] })),
    }
  }, [first, second, third, isLoading, key])
}

const namedBy = (rules: ReadonlyMap<string, Rule>): string[] => [...new Set([...rules.values()].flatMap((rule) => ruleNeeds(rule).segments))].sort()

function useRules(ids: readonly string[]): LoadedRules {
  const answers = useQueries({
    queries: ids.map((id) => ({ queryKey: ['segment', 'get', id], queryFn: ({ signal }: { signal: AbortSignal }) => trpc.segment.get.query({ id }, { signal }) })),
    // As text, so that the same answers are the same value.
    combine: (results) => JSON.stringify({ isLoading: results.some(({ isPending }) => isPending), found: results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.rule, data.name]])) }),
  })
  return useMemo(() => {
    const { isLoading, found } = JSON.parse(answers) as { isLoading: boolean; found: [string, Rule, string][] }
    return { isLoading, rules: new Map(found.map(([id, rule]) => [id, rule])), names: new Map(found.map(([id, , name]) => [id, name])) }
  }, [answers])
}
