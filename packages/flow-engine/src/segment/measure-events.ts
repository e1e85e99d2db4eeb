import { exhaustive } from '../model/exhaustive.ts'
import type { EventFact } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { amountOf, numberOfAmount } from './amount.ts'
import { attributeReader } from './attribute-reader.ts'
import { eventsInWindow } from './events-in-window.ts'
import { storableText } from './normalize-text.ts'
import type { MeasureCondition } from './rule-structure.ts'

/** What the events of one person come to; the sum in millionths, null where there is no value to speak of. */
export interface Measured { readonly amount: bigint; readonly of: number }

/**
 * Measures the events of the name the condition asks for. Without any value a sum and a number of different values are 0; an average, a
 * least and a greatest value there are none, and no comparison holds for them.
 */
export function measureEvents(condition: MeasureCondition, events: readonly EventFact[], now: Instant): Measured | null {
  const path = storableText(condition.of)
  const values = eventsInWindow(condition, events, now).map(({ properties }) => attributeReader(properties)(path))
  if (condition.measure === 'distinct') return { amount: amountOf(new Set(values.flatMap(({ text }) => text)).size), of: 1 }
  const numbers = values.flatMap(({ num }) => num)
  switch (condition.measure) {
    case 'sum': return { amount: sumOf(numbers), of: 1 }
    case 'average': return numbers.length === 0 ? null : { amount: sumOf(numbers), of: numbers.length }
    case 'min': return numbers.length === 0 ? null : { amount: amountOf(numbers.reduce((least, number) => Math.min(least, number))), of: 1 }
    case 'max': return numbers.length === 0 ? null : { amount: amountOf(numbers.reduce((most, number) => Math.max(most, number))), of: 1 }
    default: return exhaustive(condition.measure)
  }
}

/** Whether what was measured is what the condition asks for: exact, an average is never divided. */
export function measureHolds(condition: MeasureCondition, measured: Measured | null): boolean {
  if (measured === null) return false
  const { amount, of } = measured
  const times = (value: number): bigint => amountOf(value) * BigInt(of)
  switch (condition.is) {
    case 'gt': return amount > times(condition.value)
    case 'gte': return amount >= times(condition.value)
    case 'lt': return amount < times(condition.value)
    case 'lte': return amount <= times(condition.value)
    case 'equals': return amount === times(condition.value)
    case 'between': return amount >= times(condition.value[0]) && amount <= times(condition.value[1])
    default: return exhaustive(condition)
  }
}

/** As a plain number, for people to read. */
export const measuredNumber = ({ amount, of }: Measured): number => numberOfAmount(amount) / of

const sumOf = (numbers: readonly number[]): bigint => numbers.reduce((sum, number) => sum + amountOf(number), 0n)
