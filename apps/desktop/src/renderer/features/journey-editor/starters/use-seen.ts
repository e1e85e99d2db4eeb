import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import type { Seen } from './judge-need.ts'

export type SeenState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly onRetry: () => void }
  | { readonly kind: 'known'; readonly seen: Seen }

/** The most the catalogue tells at once. */
const most = 200

/** The events and traits this workspace has seen. */
export function useSeen(): SeenState {
  const events = useQuery({ queryKey: ['catalogue', 'events', { limit: most }], retry: false, queryFn: ({ signal }) => trpc.catalogue.events.query({ limit: most }, { signal }) })
  const traits = useQuery({ queryKey: ['catalogue', 'traits', { limit: most }], retry: false, queryFn: ({ signal }) => trpc.catalogue.traits.query({ limit: most }, { signal }) })
  if (events.isFetching && events.data === undefined || traits.isFetching && traits.data === undefined) return { kind: 'loading' }
  if (events.data === undefined || traits.data === undefined) return { kind: 'failed', onRetry: () => { void events.refetch(); void traits.refetch() } }
  const [seenEvents, seenTraits] = [events.data.data, traits.data.data]
  return { kind: 'known', seen: {
    events: new Map(seenEvents.map((event) => [event.name, event])), traits: new Map(seenTraits.map((trait) => [trait.path, trait])),
    areAllEvents: seenEvents.length < most, areAllTraits: seenTraits.length < most,
  } }
}
