import { subtractDuration, addDuration } from '../model/add-duration.ts'
import { parseDuration } from '../model/duration.ts'
import type { Duration } from '../model/duration.ts'
import { exhaustive } from '../model/exhaustive.ts'
import type { Instant } from '../model/instant.ts'
import { parseInstant } from '../model/instant-text.ts'
import { storableText, normalizeText } from './normalize-text.ts'
import type { PropertyCondition, TraitCondition } from './rule-structure.ts'

// Every operator comes down to a few probes of the values at one path. Both back ends read this form, so what an
// operator means is said once, here.

export type Condition = TraitCondition | PropertyCondition

export interface ConditionPlan {
  readonly path: string
  /** The condition holds when no probe does: the negations, true for a missing value too. */
  readonly isNegated: boolean
  /** Holds when any probe finds any value. */
  readonly anyOf: readonly Probe[]
}

export type Probe =
  | { readonly kind: 'isSet' }
  | { readonly kind: 'textIn'; readonly values: readonly string[] }
  | { readonly kind: 'textLike'; readonly how: 'contains' | 'startsWith' | 'endsWith'; readonly value: string }
  | { readonly kind: 'numberIn'; readonly column: 'num' | 'time'; readonly values: readonly number[] }
  | { readonly kind: 'numberBetween'; readonly column: 'num' | 'time'; readonly from: Bound | null; readonly to: Bound | null }
  /** Of every group any probe finds something. */
  | { readonly kind: 'everyOf'; readonly groups: readonly (readonly Probe[])[] }
  /** There are so many plain values, the same one twice counted twice. */
  | { readonly kind: 'valuesAtLeast'; readonly count: number }

export interface Bound { readonly value: number; readonly isIncluded: boolean }

export function planCondition(condition: Condition, now: Instant): ConditionPlan {
  const path = storableText('trait' in condition ? condition.trait : condition.property)
  switch (condition.is) {
    case 'equals': return { path, isNegated: false, anyOf: oneOf([condition.value]) }
    case 'notEquals': return { path, isNegated: true, anyOf: oneOf([condition.value]) }
    case 'in': return { path, isNegated: false, anyOf: oneOf(condition.value) }
    case 'notIn': return { path, isNegated: true, anyOf: oneOf(condition.value) }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { path, isNegated: false, anyOf: [{ kind: 'textLike', how: condition.is, value: normalizeText(condition.value) }] }
    case 'notContains':
      return { path, isNegated: true, anyOf: [{ kind: 'textLike', how: 'contains', value: normalizeText(condition.value) }] }
    case 'gt': return { path, isNegated: false, anyOf: [between(excluded(condition.value), null)] }
    case 'gte': return { path, isNegated: false, anyOf: [between(included(condition.value), null)] }
    case 'lt': return { path, isNegated: false, anyOf: [between(null, excluded(condition.value))] }
    case 'lte': return { path, isNegated: false, anyOf: [between(null, included(condition.value))] }
    case 'between': return { path, isNegated: false, anyOf: [between(included(condition.value[0]), included(condition.value[1]))] }
    case 'after': return { path, isNegated: false, anyOf: [between(excluded(condition.value), null)] }
    case 'before': return { path, isNegated: false, anyOf: [between(null, excluded(condition.value))] }
    case 'isSet': return { path, isNegated: false, anyOf: [{ kind: 'isSet' }] }
    case 'isNotSet': return { path, isNegated: true, anyOf: [{ kind: 'isSet' }] }
    case 'inLast': return { path, isNegated: false, anyOf: [inLast(condition.value, now)] }
    case 'notInLast': return { path, isNegated: true, anyOf: [inLast(condition.value, now)] }
    case 'inNext': return { path, isNegated: false, anyOf: [inNext(condition.value, now)] }
    case 'hasAll': return { path, isNegated: false, anyOf: [{ kind: 'everyOf', groups: condition.value.map((value) => oneOf([value])) }] }
    case 'hasAtLeast': return { path, isNegated: false, anyOf: [{ kind: 'valuesAtLeast', count: condition.value }] }
    case 'hasFewerThan': return { path, isNegated: true, anyOf: [{ kind: 'valuesAtLeast', count: condition.value }] }
    default: return exhaustive(condition)
  }
}

/** The instant from which on (excluded) a window that ends now looks. */
export function windowStart(within: string, now: Instant): Instant {
  return subtractDuration(now, durationOf(within), 'UTC')
}

/** A duration that the rule schema has already accepted. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(`Not a duration: ${text}`)
  return duration
}

/** Equality by type. Text that is a date also equals a value at the same instant, however that is written. */
function oneOf(values: readonly (string | number | boolean)[]): Probe[] {
  const texts = values.flatMap((value) => typeof value === 'number' ? [] : [normalizeText(String(value))])
  const numbers = values.filter((value) => typeof value === 'number')
  const instants = values.flatMap((value) => typeof value === 'string' ? parseInstant(value) ?? [] : [])
  const probes: Probe[] = []
  if (texts.length > 0) probes.push({ kind: 'textIn', values: texts })
  if (numbers.length > 0) probes.push({ kind: 'numberIn', column: 'num', values: numbers })
  if (instants.length > 0) probes.push({ kind: 'numberIn', column: 'time', values: instants })
  return probes
}

interface TypedBound extends Bound { readonly column: 'num' | 'time' }

function between(from: TypedBound | null, to: TypedBound | null): Probe {
  const column = (from ?? to)?.column ?? 'num'
  return { kind: 'numberBetween', column, from: plain(from), to: plain(to) }
}

function plain(bound: TypedBound | null): Bound | null {
  return bound === null ? null : { value: bound.value, isIncluded: bound.isIncluded }
}

function included(value: number | string): TypedBound {
  return typeof value === 'number'
    ? { column: 'num', value, isIncluded: true }
    : { column: 'time', value: instantOf(value), isIncluded: true }
}

function excluded(value: number | string): TypedBound {
  return { ...included(value), isIncluded: false }
}

/** The instant of a text that the schema has accepted as one. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`Not an instant: ${text}`)
  return instant
}

function inLast(duration: string, now: Instant): Probe {
  return { kind: 'numberBetween', column: 'time', from: { value: windowStart(duration, now), isIncluded: false }, to: { value: now, isIncluded: true } }
}

function inNext(duration: string, now: Instant): Probe {
  const end = addDuration(now, durationOf(duration), 'UTC')
  return { kind: 'numberBetween', column: 'time', from: { value: now, isIncluded: false }, to: { value: end, isIncluded: true } }
}
