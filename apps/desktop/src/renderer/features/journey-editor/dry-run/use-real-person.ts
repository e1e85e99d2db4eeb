import type { EventFact, UnreachableReason } from '@sendero/flow-engine'
import { useQuery } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import type { DryPerson } from '../kernels/dry-run/dry-person.ts'

export interface RealPerson {
  readonly person: DryPerson
  readonly earlier: { readonly runs: number; readonly isUnderWay: boolean } | null
  /** Names of events of which they have done more than is read. */
  readonly cutEvents: readonly string[]
}

/** Newest events of one name that are read: what rules ask for is about lately. */
const mostEvents = 200

/** Everything the journey may look at of somebody real, read and never written. */
export function useRealPerson({ customerId, journeyId, events }: { readonly customerId: string | null; readonly journeyId: string; readonly events: readonly string[] }) {
  const found = useQuery({ ...realPersonQuery(customerId ?? '', { journeyId, events }), enabled: customerId !== null })
  return { real: found.data ?? null, isLoading: customerId !== null && found.isPending, error: found.isError ? problemText(problemOfCall(found.error) ?? found.error) : null, retry: () => { void found.refetch() } }
}

export function realPersonQuery(customerId: string, { journeyId, events }: { readonly journeyId: string; readonly events: readonly string[] }) {
  return { queryKey: ['dry-run', customerId, journeyId, ...events], queryFn: ({ signal }: { signal: AbortSignal }) => loadPerson(customerId, { journeyId, events, signal }) }
}

async function loadPerson(id: string, { journeyId, events, signal }: { readonly journeyId: string; readonly events: readonly string[]; readonly signal: AbortSignal }): Promise<RealPerson> {
  const [customer, lists, journeys, ...done] = await Promise.all([
    trpc.customer.get.query({ id }, { signal }), trpc.customer.lists.query({ id }, { signal }), trpc.customer.journeys.query({ id }, { signal }),
    ...events.map((event) => trpc.event.list.query({ userId: id, event, limit: mostEvents }, { signal })),
  ])
  const before = journeys.data.find(({ workflowId }) => workflowId === journeyId)
  return {
    earlier: before === undefined ? null : { runs: before.runs, isUnderWay: before.status === 'active' },
    cutEvents: events.filter((_, at) => done[at]?.nextCursor != null),
    person: {
      id: customer.id, userId: customer.userId, traits: customer.traits, timeZone: null, lists: lists.data.map(({ listId }) => listId), segments: customer.segments, saidSegments: {}, mailsBefore: 0,
      unreachable: reasonOf(customer), events: done.flatMap(({ data }) => data.map(({ event, timestamp, properties }): EventFact => ({ name: event, occurredAt: Date.parse(timestamp), properties }))),
    },
  }
}

function reasonOf({ traits, subscriptions, suppressed }: Awaited<ReturnType<typeof trpc.customer.get.query>>): UnreachableReason | null {
  if (typeof traits['email'] !== 'string' || traits['email'].trim() === '') return 'no_address'
  if (suppressed !== null) return 'suppressed'
  return subscriptions.email === 'subscribed' ? null : subscriptions.email === 'unsubscribed' ? 'unsubscribed' : 'no_consent'
}
