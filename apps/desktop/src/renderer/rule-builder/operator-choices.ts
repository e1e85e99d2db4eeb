import type { PropertyCondition, TraitCondition } from '@sendero/flow-engine/segment'

// What can be asked of an attribute, in the words of the list. A choice is finer than an operator: "at least" and "on or after" are
// both `gte`, told apart by what stands on the right.

type Operator = TraitCondition['is']
export type Comparison = Pick<TraitCondition, 'is'> & { readonly value?: unknown }
export type AttributeKind = 'text' | 'number' | 'date' | 'boolean'

/** What is entered on the right of the words. */
export type ValueKind = 'value' | 'list' | 'text' | 'number' | 'howMany' | 'date' | 'numberRange' | 'dateRange' | 'duration' | 'nothing'

export interface OperatorChoice {
  readonly key: string
  readonly is: Operator
  readonly label: string
  readonly kind: ValueKind
  readonly group: 'Value' | 'Text' | 'Number' | 'Date' | 'Yes or no' | 'Several values' | 'Known or not'
  /** The right side is part of the choice. */
  readonly value?: boolean
}

export const operatorChoices: readonly OperatorChoice[] = [
  { key: 'equals', is: 'equals', label: 'is', kind: 'value', group: 'Value' },
  { key: 'notEquals', is: 'notEquals', label: 'is not', kind: 'value', group: 'Value' },
  { key: 'in', is: 'in', label: 'is any of', kind: 'list', group: 'Value' },
  { key: 'notIn', is: 'notIn', label: 'is none of', kind: 'list', group: 'Value' },
  { key: 'contains', is: 'contains', label: 'contains', kind: 'text', group: 'Text' },
  { key: 'notContains', is: 'notContains', label: 'does not contain', kind: 'text', group: 'Text' },
  { key: 'startsWith', is: 'startsWith', label: 'starts with', kind: 'text', group: 'Text' },
  { key: 'endsWith', is: 'endsWith', label: 'ends with', kind: 'text', group: 'Text' },
  { key: 'gt', is: 'gt', label: 'is more than', kind: 'number', group: 'Number' },
  { key: 'gte', is: 'gte', label: 'is at least', kind: 'number', group: 'Number' },
  { key: 'lt', is: 'lt', label: 'is less than', kind: 'number', group: 'Number' },
  { key: 'lte', is: 'lte', label: 'is at most', kind: 'number', group: 'Number' },
  { key: 'between', is: 'between', label: 'is between', kind: 'numberRange', group: 'Number' },
  { key: 'inLast', is: 'inLast', label: 'is in the last', kind: 'duration', group: 'Date' },
  { key: 'notInLast', is: 'notInLast', label: 'is not in the last', kind: 'duration', group: 'Date' },
  { key: 'inNext', is: 'inNext', label: 'is in the next', kind: 'duration', group: 'Date' },
  { key: 'before', is: 'before', label: 'is before', kind: 'date', group: 'Date' },
  { key: 'after', is: 'after', label: 'is after', kind: 'date', group: 'Date' },
  { key: 'onOrBefore', is: 'lte', label: 'is on or before', kind: 'date', group: 'Date' },
  { key: 'onOrAfter', is: 'gte', label: 'is on or after', kind: 'date', group: 'Date' },
  { key: 'betweenDates', is: 'between', label: 'is between dates', kind: 'dateRange', group: 'Date' },
  { key: 'isTrue', is: 'equals', label: 'is true', kind: 'nothing', group: 'Yes or no', value: true },
  { key: 'isFalse', is: 'equals', label: 'is false', kind: 'nothing', group: 'Yes or no', value: false },
  { key: 'hasAll', is: 'hasAll', label: 'has all of', kind: 'list', group: 'Several values' },
  { key: 'hasAtLeast', is: 'hasAtLeast', label: 'has at least', kind: 'howMany', group: 'Several values' },
  { key: 'hasFewerThan', is: 'hasFewerThan', label: 'has fewer than', kind: 'howMany', group: 'Several values' },
  { key: 'isSet', is: 'isSet', label: 'has any value', kind: 'nothing', group: 'Known or not' },
  { key: 'isNotSet', is: 'isNotSet', label: 'has no value', kind: 'nothing', group: 'Known or not' },
]

const byKey = new Map(operatorChoices.map((choice) => [choice.key, choice]))
export function choiceOfKey(key: string): OperatorChoice {
  const choice = byKey.get(key)
  if (choice === undefined) throw new Error(`There is no choice ${key}`)
  return choice
}

/** The choice a comparison was made with. An instant compared by `gt` is said with the words of `after`: they mean the same. */
export function choiceOf({ is, value }: Comparison): OperatorChoice {
  if (is === 'equals' && typeof value === 'boolean') return choiceOfKey(value ? 'isTrue' : 'isFalse')
  const isDate = typeof (Array.isArray(value) ? value[0] : value) === 'string'
  if (is === 'between') return choiceOfKey(isDate ? 'betweenDates' : 'between')
  if (isDate && is in dated) return choiceOfKey(dated[is as keyof typeof dated])
  return choiceOfKey(is)
}
const dated = { gt: 'after', gte: 'onOrAfter', lt: 'before', lte: 'onOrBefore' } as const

const groupsByKind: Readonly<Record<AttributeKind, OperatorChoice['group']>> = { text: 'Text', number: 'Number', date: 'Date', boolean: 'Yes or no' }

/** All choices; those that fit what the attribute holds first. */
export function choicesFor(kinds: readonly AttributeKind[]): OperatorChoice[] {
  const first: OperatorChoice['group'][] = kinds.includes('boolean') && kinds.length === 1 ? ['Yes or no', 'Value'] : ['Value', ...kinds.map((kind) => groupsByKind[kind])]
  const order = [...new Set<OperatorChoice['group']>([...first, 'Known or not', 'Text', 'Number', 'Date', 'Yes or no', 'Several values', 'Value'])]
  return order.flatMap((group) => operatorChoices.filter((choice) => choice.group === group))
}

/** The comparison to begin with when an attribute of this kind is chosen. */
export function firstComparison(kinds: readonly AttributeKind[]): Comparison {
  switch (kinds[0]) {
    case 'number': return compare(choiceOfKey('gte'))
    case 'date': return compare(choiceOfKey('inLast'))
    case 'boolean': return compare(choiceOfKey('isTrue'))
    default: return compare(choiceOfKey('equals'))
  }
}

/** Whether nothing has been decided yet on the right, so that another attribute may bring its own comparison. */
export function isUndecided({ is, value }: Comparison): boolean {
  if (is === 'isSet' || is === 'isNotSet') return false
  return Array.isArray(value) ? value.every(isBlank) : isBlank(value)
}

/** A number still to be entered is null, all else is an empty text: no rule accepts them where they stand, except for text that is to be equal. */
export const isBlank = (value: unknown): boolean => value === '' || value === null || value === undefined

/** The comparison of a choice; what stood on the right before is kept where it still makes sense, else it is left to be filled in. */
export function compare(choice: OperatorChoice, before?: unknown): Comparison {
  const { is, kind } = choice
  if (choice.value !== undefined) return { is, value: choice.value }
  switch (kind) {
    case 'nothing': return { is }
    case 'value': return { is, value: scalarOf(before) }
    case 'text': return { is, value: String(scalarOf(before)) }
    case 'list': return { is, value: Array.isArray(before) ? before.filter((each) => each !== null) : [scalarOf(before)].filter((each) => each !== '') }
    case 'number': case 'howMany': return { is, value: numberOf(Array.isArray(before) ? before[0] : before) }
    case 'numberRange': return { is, value: rangeOf(before, numberOf) }
    case 'date': return { is, value: dateOf(Array.isArray(before) ? before[0] : before) }
    case 'dateRange': return { is, value: rangeOf(before, dateOf) }
    case 'duration': return { is, value: typeof before === 'string' && before.startsWith('P') ? before : 'P30D' }
  }
}

/** A condition with another comparison. */
export function withComparison<Condition extends TraitCondition | PropertyCondition>(condition: Condition, comparison: Comparison): Condition {
  const name = 'trait' in condition ? { trait: condition.trait } : { property: condition.property }
  return { ...name, ...comparison } as unknown as Condition
}

const scalarOf = (value: unknown): string | number | boolean => {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : ''
}
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null)
const dateOf = (value: unknown): string => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value : '')

function rangeOf<T>(before: unknown, read: (value: unknown) => T): [T, T] {
  if (Array.isArray(before)) return [read(before[0]), read(before[1])]
  return [read(before), read(before)]
}
