import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { trpc } from '../base/trpc.ts'
import { isNamed } from './attribute-source.ts'
import type { AttributeSource } from './attribute-source.ts'

interface Seen { readonly path: string; readonly types: readonly string[] }
interface Suggestions { readonly data: readonly Seen[] }

const keyOf = (source: AttributeSource): readonly string[] => ('trait' in source ? ['catalogue', 'traits', source.trait] : ['catalogue', 'properties', source.event, source.property])
const pathOf = (source: AttributeSource): string => ('trait' in source ? source.trait : source.property)

/** The types an attribute was seen with, the most frequent first; empty while unknown. */
export function useSeenTypes(source: AttributeSource): readonly string[] {
  const seen = useQuery<Suggestions>({
    queryKey: keyOf(source), enabled: isNamed(source), staleTime: 60_000, retry: false,
    queryFn: ({ signal }) => ('trait' in source ? trpc.catalogue.traits.query({ q: source.trait }, { signal }) : trpc.catalogue.properties.query({ event: source.event, q: source.property }, { signal })),
  })
  return seen.data?.data.find(({ path }) => path === pathOf(source))?.types ?? []
}

/** Looks in the suggestions that were already shown: whoever chose a name from a list has its types at once. */
export function useShownTypes(): (source: AttributeSource) => readonly string[] {
  const queries = useQueryClient()
  return useCallback((source) => {
    const lists = queries.getQueriesData<Suggestions>({ queryKey: keyOf(source).slice(0, -1) })
    return lists.flatMap(([, list]) => list?.data ?? []).find(({ path }) => path === pathOf(source))?.types ?? []
  }, [queries])
}
