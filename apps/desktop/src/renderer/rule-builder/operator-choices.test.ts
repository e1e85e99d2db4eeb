import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule, TraitCondition } from '@sendero/flow-engine/segment'
import { ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choiceOf, choicesFor, compare, firstComparison, isUndecided, operatorChoices, withComparison } from './operator-choices.ts'

const condition = (is: string, value?: unknown): TraitCondition => ({ trait: 'x', is, ...(value === undefined ? {} : { value }) }) as TraitCondition
const traitRule = ruleArbitrary().filter((rule): rule is TraitCondition => 'trait' in rule)

describe('the choices of an attribute', () => {
  it('choosing what is chosen already changes nothing', () => {
    fc.assert(fc.property(traitRule, (rule) => {
      const choice = choiceOf(rule)
      const again = withComparison(rule, compare(choice, 'value' in rule ? rule.value : undefined))
      // An instant with gt is said as "after" from then on: the same people.
      expect({ ...again, is: '' }).toEqual({ ...rule, is: '' })
      expect(choice.is === rule.is || ['after', 'before'].includes(choice.is)).toBe(true)
    }))
  })

  it('every choice shows itself again when it was just made, whatever stood there before', () => {
    fc.assert(fc.property(traitRule, fc.constantFrom(...operatorChoices), (rule, choice) => {
      const made = compare(choice, 'value' in rule ? rule.value : undefined)
      const shown = choiceOf(made)
      // "is" with a boolean is said as "is true".
      expect(shown.key === choice.key || (choice.key === 'equals' && shown.group === 'Yes or no')).toBe(true)
    }))
  })

  it.each([
    ['in', 'pro', ['pro']], ['equals', ['pro', 'free'], 'pro'], ['between', 5, [5, 5]], ['gte', '12', 12], ['betweenDates', '2026-01-31', ['2026-01-31', '2026-01-31']], ['inLast', 'P7D', 'P7D'], ['contains', 5, '5'], ['hasAll', 'vip', ['vip']], ['hasAtLeast', '3', 3],
  ])('%s keeps %j as %j', (key, before, value) => {
    const choice = operatorChoices.find((each) => each.key === key)
    expect(choice && compare(choice, before).value).toEqual(value)
    expect(parseRule(condition(choice?.is ?? '', value) as Rule).ok).toBe(true)
  })

  it('what is not filled in is refused by rules, and known as not decided', () => {
    for (const choice of operatorChoices) {
      const made = compare(choice)
      const isComplete = choice.kind === 'nothing' || choice.kind === 'duration'
      expect([choice.key, isUndecided(made)]).toEqual([choice.key, !isComplete])
      if (choice.kind !== 'value') expect([choice.key, parseRule(withComparison(condition('isSet'), made)).ok]).toEqual([choice.key, isComplete])
    }
  })

  it('offers everything once, and what fits first', () => {
    for (const kinds of [[], ['number'], ['date', 'text'], ['boolean']] as const) expect(choicesFor(kinds).map(({ key }) => key).sort()).toEqual(operatorChoices.map(({ key }) => key).sort())
    expect(choicesFor(['date']).find(({ group }) => group !== 'Value')?.group).toBe('Date')
    expect(firstComparison(['number'])).toEqual({ is: 'gte', value: null })
    expect(firstComparison(['boolean'])).toEqual({ is: 'equals', value: true })
  })
})
