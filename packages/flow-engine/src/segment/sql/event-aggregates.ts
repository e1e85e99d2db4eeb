import { exhaustive } from '../../model/exhaustive.ts'
import type { EventLeaf, MeasureCondition, PropertyCondition } from '../rule-structure.ts'

// What leaves about events ask the table for. Several leaves that need the same number of the same events share it.

/** Which events of a name are looked at. */
export interface EventFilter {
  readonly event: string
  readonly within?: string | undefined
  readonly where?: readonly PropertyCondition[] | undefined
  /** Only those up to now, for what has no window of its own. */
  readonly isPast?: true
}

export interface EventAggregate {
  readonly filter: EventFilter
  /** `values`: how many numbers the property has; `first` and `last` are milliseconds since the epoch. */
  readonly take: 'count' | 'sum' | 'values' | 'min' | 'max' | 'distinct' | 'first' | 'last'
  /** The property that is measured; empty for what is about the events themselves. */
  readonly of: string
}

/** The aggregates a leaf is decided from, in the order its SQL takes them. */
export function aggregatesOf(leaf: EventLeaf): readonly [EventAggregate, ...EventAggregate[]] {
  const { event, where } = leaf
  if ('time' in leaf) {
    const filter: EventFilter = { event, where, isPast: true }
    return [{ filter, take: leaf.time, of: '' }, { filter, take: 'count', of: '' }]
  }
  const filter: EventFilter = { event, within: leaf.within, where }
  if ('count' in leaf) return [{ filter, take: 'count', of: '' }]
  const [first, ...others] = takesOf(leaf.measure)
  return [{ filter, take: first, of: leaf.of }, ...others.map((take) => ({ filter, take, of: leaf.of }))]
}

function takesOf(measure: MeasureCondition['measure']): readonly [EventAggregate['take'], ...EventAggregate['take'][]] {
  switch (measure) {
    case 'sum': return ['sum']
    case 'average': return ['sum', 'values']
    case 'min': return ['min', 'values']
    case 'max': return ['max', 'values']
    case 'distinct': return ['distinct']
    default: return exhaustive(measure)
  }
}

export const filterKey = ({ event, within, where = [], isPast }: EventFilter): string => JSON.stringify([event, within ?? null, where, isPast ?? false])

export const aggregateKey = ({ filter, take, of }: EventAggregate): string => JSON.stringify([filterKey(filter), take, of])
