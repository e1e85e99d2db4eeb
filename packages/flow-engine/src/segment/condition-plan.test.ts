import { describe, expect, it } from 'vitest'
import { parseInstant } from '../model/instant-text.ts'
import { durationOf, planCondition, windowStart } from './condition-plan.ts'
import type { Condition } from './condition-plan.ts'

const now = parseInstant('2026-03-31T12:00:00Z') ?? 0
const at = (text: string): number => parseInstant(text) ?? NaN
const plan = (rest: object) => { const { isNegated, anyOf } = planCondition({ trait: 'x', ...rest } as Condition, now); return isNegated ? { not: anyOf } : anyOf }

const text = (...values: string[]) => ({ kind: 'textIn', values })
const numbers = (...values: number[]) => ({ kind: 'numberIn', column: 'num', values })
const times = (...values: number[]) => ({ kind: 'numberIn', column: 'time', values })
const range = (column: 'num' | 'time', from: [number, boolean] | null, to: [number, boolean] | null) => ({
  kind: 'numberBetween', column,
  from: from === null ? null : { value: from[0], isIncluded: from[1] }, to: to === null ? null : { value: to[0], isIncluded: to[1] },
})

describe('what an operator comes down to', () => {
  it.each<[object, unknown]>([
    [{ is: 'equals', value: 'Pro' }, [text('pro')]],
    [{ is: 'equals', value: true }, [text('true')]],
    [{ is: 'equals', value: 5 }, [numbers(5)]],
    [{ is: 'equals', value: '5' }, [text('5')]],
    [{ is: 'equals', value: '2026-01-31' }, [text('2026-01-31'), times(at('2026-01-31'))]],
    [{ is: 'notEquals', value: 5 }, { not: [numbers(5)] }],
    [{ is: 'in', value: ['A', 1, false, '2026-01-31'] }, [text('a', 'false', '2026-01-31'), numbers(1), times(at('2026-01-31'))]],
    [{ is: 'notIn', value: ['A'] }, { not: [text('a')] }],
    [{ is: 'contains', value: 'RO' }, [{ kind: 'textLike', how: 'contains', value: 'ro' }]],
    [{ is: 'notContains', value: 'RO' }, { not: [{ kind: 'textLike', how: 'contains', value: 'ro' }] }],
    [{ is: 'startsWith', value: 'P' }, [{ kind: 'textLike', how: 'startsWith', value: 'p' }]],
    [{ is: 'endsWith', value: 'O' }, [{ kind: 'textLike', how: 'endsWith', value: 'o' }]],
    [{ is: 'gt', value: 5 }, [range('num', [5, false], null)]],
    [{ is: 'gte', value: 5 }, [range('num', [5, true], null)]],
    [{ is: 'lt', value: 5 }, [range('num', null, [5, false])]],
    [{ is: 'lte', value: '2026-01-31' }, [range('time', null, [at('2026-01-31'), true])]],
    [{ is: 'between', value: [1, 2] }, [range('num', [1, true], [2, true])]],
    [{ is: 'between', value: ['2026-01-01', '2026-01-31'] }, [range('time', [at('2026-01-01'), true], [at('2026-01-31'), true])]],
    [{ is: 'after', value: '2026-01-31' }, [range('time', [at('2026-01-31'), false], null)]],
    [{ is: 'before', value: '2026-01-31' }, [range('time', null, [at('2026-01-31'), false])]],
    [{ is: 'hasAll', value: ['A', 5, '2026-01-31'] }, [{ kind: 'everyOf', groups: [[text('a')], [numbers(5)], [text('2026-01-31'), times(at('2026-01-31'))]] }]],
    [{ is: 'hasAtLeast', value: 3 }, [{ kind: 'valuesAtLeast', count: 3 }]],
    [{ is: 'hasFewerThan', value: 3 }, { not: [{ kind: 'valuesAtLeast', count: 3 }] }],
    [{ is: 'isSet' }, [{ kind: 'isSet' }]],
    [{ is: 'isNotSet' }, { not: [{ kind: 'isSet' }] }],
  ])('%j', (condition, expected) => {
    expect(plan(condition)).toEqual(expected)
  })

  // A month before the 31st of March is the last day of February; the edge itself is out, now is in.
  it('turns a moving window into two edges, of which only the one in the past is left out', () => {
    const february = at('2026-02-28T12:00:00Z')
    expect(plan({ is: 'inLast', value: 'P1M' })).toEqual([range('time', [february, false], [now, true])])
    expect(plan({ is: 'notInLast', value: 'P1M' })).toEqual({ not: [range('time', [february, false], [now, true])] })
    expect(plan({ is: 'inNext', value: 'P1M' })).toEqual([range('time', [now, false], [at('2026-04-30T12:00:00Z'), true])])
    expect(windowStart('P1M', now)).toBe(february)
  })

  it('names traits and properties as databases can hold them', () => {
    expect(planCondition({ trait: 'a\0', is: 'isSet' }, now).path).toBe('a\ufffd')
    expect(planCondition({ property: 'Größe', is: 'isSet' }, now).path).toBe('Größe')
  })

  // The schema lets neither through: a rule that got here without it is a bug, not an answer.
  it('throws for durations and dates that no rule can hold', () => {
    expect(() => durationOf('3 days')).toThrow('Not a duration: 3 days')
    expect(() => plan({ is: 'after', value: 'soon' })).toThrow('Not an instant: soon')
  })
})
