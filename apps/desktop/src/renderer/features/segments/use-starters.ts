import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'
import { startersFrom, traitToAsk } from './starters.ts'
import type { Starter } from './starters.ts'

/** Starters in the words of this workspace; undefined until what was seen is known, or is known not to be to hand. */
export function useStarters(): readonly Starter[] | undefined {
  const events = useQuery({ queryKey: ['catalogue', 'events', ''], retry: false, queryFn: ({ signal }) => trpc.catalogue.events.query({}, { signal }) })
  const traits = useQuery({ queryKey: ['catalogue', 'traits', ''], retry: false, queryFn: ({ signal }) => trpc.catalogue.traits.query({}, { signal }) })
  const trait = traitToAsk(traits.data?.data ?? [])
  const values = useQuery({ queryKey: ['catalogue', 'values', { trait }, ''], enabled: trait !== null, retry: false, queryFn: ({ signal }) => trpc.catalogue.values.query({ trait: trait ?? '', limit: 30 }, { signal }) })
  if (events.isLoading || traits.isLoading || values.isLoading) return undefined
  return startersFrom({ events: events.data?.data.map(({ name }) => name) ?? [], traits: traits.data?.data ?? [], topValue: values.data?.data[0]?.value ?? null })
}
