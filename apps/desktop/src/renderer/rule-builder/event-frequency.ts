import type { EventCondition } from '@sendero/flow-engine/segment'

export type Frequency = 'atLeast' | 'exactly' | 'atMost' | 'never'
type Count = EventCondition['count']

export const frequencies: readonly { readonly value: Frequency; readonly label: string }[] = [
  { value: 'atLeast', label: 'did at least' }, { value: 'exactly', label: 'did exactly' }, { value: 'atMost', label: 'did at most' }, { value: 'never', label: 'never did' },
]

/** No event at all is said as "never", however it is written. */
export function frequencyOf(count: Count): Frequency {
  if ('atLeast' in count) return 'atLeast'
  if ('atMost' in count) return count.atMost === 0 ? 'never' : 'atMost'
  return count.exactly === 0 ? 'never' : 'exactly'
}

/** Null while the number is being typed anew. */
export function timesOf(count: Count): number | null {
  const times: unknown = Object.values(count)[0]
  return typeof times === 'number' ? times : null
}

/** A number that is missing is left out of no rule: null is refused, at the field. */
export function withFrequency(frequency: Frequency, times: number | null): Count {
  if (frequency === 'never') return { atMost: 0 }
  return { [frequency]: times === 0 ? 1 : times } as Count
}
