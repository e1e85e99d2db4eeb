import type { JsonValue } from '@sendero/flow-engine'
import type { PropertyCondition, TraitCondition } from '@sendero/flow-engine/segment'
import { addDuration, parseDuration } from '@sendero/flow-engine/time'

type Condition = TraitCondition | PropertyCondition

const dayMs = 86_400_000

/**
 * Values of one attribute that differ for at least one of the conditions asked of it: each constant, its neighbours, what lies
 * between two, and having none. Whether one fits is not said here: whoever asks tries them.
 */
export function valuesFor(conditions: readonly Condition[], now: number): readonly (JsonValue | undefined)[] {
  const constants = conditions.flatMap(constantsOf)
  const numbers = [...new Set(constants.filter((value) => typeof value === 'number'))].sort((a, b) => a - b)
  const texts = constants.filter((value) => typeof value === 'string')
  const found: (JsonValue | undefined)[] = [
    ...constants, ...numbers.flatMap((each, at) => [each + 1, each - 1, (each + (numbers[at + 1] ?? each)) / 2]), ...texts.flatMap(datesBeside),
    ...conditions.flatMap((condition) => timesBeside(condition, now)), ...joined(conditions), ...lists(conditions), 'any', 'something else', true, false, undefined,
  ]
  return [...new Map(found.map((value) => [JSON.stringify(value) ?? '', value])).values()]
}

function constantsOf(condition: Condition): (string | number | boolean)[] {
  if (!('value' in condition) || isTime(condition) || condition.is === 'hasAtLeast' || condition.is === 'hasFewerThan') return []
  const { value } = condition
  // Of a long list the first few do as well as all.
  return (Array.isArray(value) ? value.slice(0, 10) : [value])
}

const isTime = ({ is }: Condition): boolean => is === 'inLast' || is === 'notInLast' || is === 'inNext'

/** The day before and the day after, for a date. */
function datesBeside(text: string): string[] {
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? [] : [at - dayMs, at + dayMs].map((each) => dateText(each, text.length === 10))
}

const dateText = (at: number, isDay: boolean): string => (isDay ? new Date(at).toISOString().slice(0, 10) : new Date(at).toISOString())

/** Within the time that is asked about and outside of it, on both sides of now. */
function timesBeside(condition: Condition, now: number): string[] {
  const duration = isTime(condition) && 'value' in condition ? parseDuration(String(condition.value)) : null
  if (duration === null) return []
  const length = addDuration(0, duration, 'UTC')
  return [-0.5, 0.5, -2, 2].map((part) => new Date(Math.max(0, Math.floor((now + part * length) / 1000) * 1000)).toISOString())
}

/** A text that begins, holds and ends as asked. */
function joined(conditions: readonly Condition[]): string[] {
  const of = (is: Condition['is']): string[] => conditions.flatMap((condition) => (condition.is === is && 'value' in condition ? [String(condition.value)] : []))
  const [starts, holds, ends] = [of('startsWith'), of('contains'), of('endsWith')]
  if (starts.length + holds.length + ends.length < 2) return []
  return (starts.length === 0 ? [''] : starts).flatMap((start) => (ends.length === 0 ? [''] : ends).map((end) => `${start}${holds.join(' ')}${end}`))
}

/** Lists with all that is asked for, and with as many values as are. */
function lists(conditions: readonly Condition[]): JsonValue[] {
  const isOfLists = conditions.some(({ is }) => is === 'hasAll' || is === 'hasAtLeast' || is === 'hasFewerThan')
  if (!isOfLists) return []
  const all = [...new Set(conditions.flatMap((condition) => (condition.is === 'hasAll' ? condition.value : [])))]
  const lengths = conditions.flatMap((condition) => (condition.is === 'hasAtLeast' || condition.is === 'hasFewerThan' ? [condition.value, condition.value - 1] : []))
  const filled = (from: readonly JsonValue[], length: number): JsonValue[] => [...from, ...Array.from({ length: Math.max(0, length - from.length) }, (_, at) => `value ${at + 1}`)]
  return [all, ...conditions.flatMap((condition) => (condition.is === 'hasAll' ? [condition.value] : [])), ...lengths.flatMap((length) => [filled(all, length), filled([], length)])]
}
