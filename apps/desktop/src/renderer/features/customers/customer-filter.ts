import { instantOfLocal } from '@sendero/flow-engine/time'
import { useSearchParams } from 'react-router'
import { shownTimeZone } from '../../base/time.ts'

export const subscriptionChoices = ['subscribed', 'unsubscribed', 'none', 'suppressed'] as const
export type SubscriptionChoice = (typeof subscriptionChoices)[number]

/** What the list is narrowed to; null asks nothing. */
export interface CustomerFilter {
  readonly q: string
  readonly segmentId: string | null
  readonly subscription: SubscriptionChoice | null
  /** Days of the calendar, both included, `YYYY-MM-DD`. */
  readonly created: { readonly from: string; readonly to: string } | null
  readonly trait: { readonly name: string; readonly value: string } | null
}

export const noFilter: CustomerFilter = { q: '', segmentId: null, subscription: null, created: null, trait: null }

export const isFiltered = (filter: CustomerFilter): boolean => filter.q !== '' || filter.segmentId !== null || filter.subscription !== null || filter.created !== null || filter.trait !== null

/** The filter lives in the address: it can be kept, sent, and gone back to. */
export function useCustomerFilter(): readonly [CustomerFilter, (change: Partial<CustomerFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter = filterOfParams(params)
  return [filter, (change) => { setParams(paramsOfFilter({ ...filter, ...change }), { replace: change.q !== undefined }) }]
}

export function filterOfParams(params: URLSearchParams): CustomerFilter {
  const [from, to, name, value] = ['from', 'to', 'trait', 'value'].map((key) => params.get(key))
  return {
    q: params.get('q') ?? '',
    segmentId: params.get('segment'),
    subscription: subscriptionChoices.find((choice) => choice === params.get('subscription')) ?? null,
    created: from != null && to != null && isDay(from) && isDay(to) && from <= to ? { from, to } : null,
    trait: name != null && name !== '' && value != null ? { name, value } : null,
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

export function paramsOfFilter({ q, segmentId, subscription, created, trait }: CustomerFilter): Record<string, string> {
  return {
    ...(q === '' ? {} : { q }), ...(segmentId === null ? {} : { segment: segmentId }), ...(subscription === null ? {} : { subscription }),
    ...(created === null ? {} : { from: created.from, to: created.to }), ...(trait === null ? {} : { trait: trait.name, value: trait.value }),
  }
}

/** The filter as the server takes it: days are those of the workspace's zone. */
export function filterInput({ q, segmentId, subscription, created, trait }: CustomerFilter) {
  return {
    ...(q === '' ? {} : { q }), ...(segmentId === null ? {} : { segmentId }), ...(subscription === null ? {} : { subscription }),
    ...(created === null ? {} : { createdFrom: startOfDay(created.from, 0), createdTo: startOfDay(created.to, 1) }),
    ...(trait === null ? {} : { trait: trait.name, traitValue: trait.value }),
  }
}

function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + daysLater)
  const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 0, minute: 0, second: 0, millisecond: 0 }
  return new Date(instantOfLocal(wall, shownTimeZone())).toISOString()
}
