import { instantOfLocal } from '@sendero/flow-engine/time'
import { t } from '@sendero/i18n'
import { useSearchParams } from 'react-router'
import { shownTimeZone } from '../../base/time.ts'

export interface EventFilter {
  readonly event: string | null
  /** Ours (cus_…) or the userId. */
  readonly customer: string | null
  /** Text somewhere in the properties. */
  readonly q: string
  readonly range: string | { readonly from: string; readonly to: string }
}

const anyTime = 'any'
export const presets = [{ value: anyTime, label: t('Any time') }, { value: '1h', label: t('Last hour') }, { value: '24h', label: t('Last 24 hours') }, { value: '7d', label: t('Last 7 days') }, { value: '30d', label: t('Last 30 days') }] as const
const hours: Readonly<Record<string, number>> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 }

export const isFiltered = ({ event, customer, q, range }: EventFilter): boolean => event !== null || customer !== null || q !== '' || range !== anyTime
export const noFilter: EventFilter = { event: null, customer: null, q: '', range: anyTime }

/** The filter lives in the address: it can be kept, sent, and gone back to. */
export function useEventFilter(): readonly [EventFilter, (change: Partial<EventFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const filter = filterOfParams(params)
  return [filter, (change) => { setParams(paramsOfFilter({ ...filter, ...change }), { replace: change.q !== undefined }) }]
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

export function filterOfParams(params: URLSearchParams): EventFilter {
  const [from, to] = [params.get('from'), params.get('to')]
  const range = isDay(from) && isDay(to) && from <= to ? { from, to } : presets.find(({ value }) => value === params.get('range'))?.value ?? anyTime
  return { event: params.get('event'), customer: params.get('customer'), q: params.get('q') ?? '', range }
}

export function paramsOfFilter({ event, customer, q, range }: EventFilter): Record<string, string> {
  const time: Record<string, string> = typeof range === 'object' ? { ...range } : range === anyTime ? {} : { range }
  return { ...(event === null ? {} : { event }), ...(customer === null ? {} : { customer }), ...(q === '' ? {} : { q }), ...time }
}

/** The filter as the server takes it. A range that moves with the clock is taken from `now`; days are those of the workspace's zone. */
export function filterInput({ event, customer, q, range }: EventFilter, now: number) {
  const span = typeof range === 'string' ? hours[range] : undefined
  return {
    ...(event === null ? {} : { event }), ...(customer === null ? {} : { userId: customer }), ...(q === '' ? {} : { q }),
    ...(span === undefined ? {} : { from: new Date(now - span * 3_600_000).toISOString() }),
    ...(typeof range === 'string' ? {} : { from: startOfDay(range.from, 0), to: startOfDay(range.to, 1) }),
  }
}

function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + daysLater)
  const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 0, minute: 0, second: 0, millisecond: 0 }
  return new Date(instantOfLocal(wall, shownTimeZone())).toISOString()
}
