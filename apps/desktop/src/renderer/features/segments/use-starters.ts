import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../base/trpc.ts'
import { amountToAsk, lifecycleStarters } from './lifecycle-starters.ts'
import { eventToAsk, startersFrom, traitToAsk } from './starters.ts'
import type { Starter } from './starters.ts'

export interface KnownStarters {
  /** Three of different kinds. */
  readonly first: readonly Starter[]
  /** Where people stand by what they bought; none until an event was seen. */
  readonly lifecycle: readonly Starter[]
}

/** Starters in the words of this workspace; undefined until what was seen is known, or is known not to be to hand. */
export function useStarters(): KnownStarters | undefined {
  const events = useQuery({ queryKey: ['catalogue', 'events', ''], retry: false, queryFn: ({ signal }) => trpc.catalogue.events.query({}, { signal }) })
  const traits = useQuery({ queryKey: ['catalogue', 'traits', ''], retry: false, queryFn: ({ signal }) => trpc.catalogue.traits.query({}, { signal }) })
  const trait = traitToAsk(traits.data?.data ?? [])
  const values = useQuery({ queryKey: ['catalogue', 'values', { trait }, ''], enabled: trait !== null, retry: false, queryFn: ({ signal }) => trpc.catalogue.values.query({ trait: trait ?? '', limit: 30 }, { signal }) })
  const names = events.data?.data.map(({ name }) => name) ?? []
  const event = eventToAsk(names)
  const properties = useQuery({ queryKey: ['catalogue', 'properties', event, ''], enabled: event !== null, retry: false, queryFn: ({ signal }) => trpc.catalogue.properties.query({ event: event ?? '' }, { signal }) })
  if (events.isLoading || traits.isLoading || values.isLoading || properties.isLoading) return undefined
  return {
    first: startersFrom({ events: names, traits: traits.data?.data ?? [], topValue: values.data?.data[0]?.value ?? null }),
    lifecycle: lifecycleStarters(event, amountToAsk(properties.data?.data ?? [])),
  }
}
