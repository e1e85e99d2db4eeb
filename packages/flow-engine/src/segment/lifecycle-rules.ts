import type { Rule } from './rule-structure.ts'

/** The event a business lives from, and the number on it that says how much. */
export interface Purchases {
  readonly event: string
  /** Null when no number is known: then nothing is said about money. */
  readonly amount: string | null
  /** Spent within a year, this is much. */
  readonly muchPerYear: number
}

export type LifecycleStage = 'new' | 'active' | 'coolingOff' | 'lapsed' | 'never' | 'champions' | 'bigSpenders'

/**
 * Where people stand by how recently, how often and for how much they bought. The first five are stages: everybody is in exactly one of
 * them at any moment, because every limit is shared by two neighbours (who has only bought in a future yet to come is in none). The last two are about value and may hold beside a stage.
 */
export function lifecycleRules({ event, amount, muchPerYear }: Purchases): Readonly<Partial<Record<LifecycleStage, Rule>>> {
  const last = (is: 'inLast' | 'longerAgo', value: string): Rule => ({ event, time: 'last', is, value })
  const first = (is: 'inLast' | 'longerAgo'): Rule => ({ event, time: 'first', is, value: 'P30D' })
  const spent: Rule | null = amount === null ? null : { event, measure: 'sum', of: amount, is: 'gte', value: muchPerYear, within: 'P365D' }
  return {
    new: first('inLast'),
    active: { op: 'and', rules: [first('longerAgo'), last('inLast', 'P60D')] },
    coolingOff: { op: 'and', rules: [last('longerAgo', 'P60D'), last('inLast', 'P180D')] },
    lapsed: last('longerAgo', 'P180D'),
    never: { event, count: { atMost: 0 } },
    champions: { op: 'and', rules: [last('inLast', 'P60D'), { event, count: { atLeast: 3 }, within: 'P365D' }, ...(spent === null ? [] : [spent])] },
    ...(spent === null ? {} : { bigSpenders: spent }),
  }
}
