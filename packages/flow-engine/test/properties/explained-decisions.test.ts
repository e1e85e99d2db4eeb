import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { explainRules } from '../../src/nodes/explain-rules.ts'
import { compileJourney, startRun, type Facts, type JsonObject, type JsonValue } from '../../src/index.ts'
import { personalTraits } from '../../src/segment/personal-traits.ts'
import { eventLeafOf } from '../../src/mails.ts'
import { evaluateRule, type EventLeaf, type Rule } from '../../src/segment.ts'
import { customersNear, factsOf, journey, nowArbitrary, ruleArbitrary } from '../../src/testing/index.ts'

// The record of a decision is kept for every visit of every run and copied to analytics. It must say what decided, must not
// grow with the profile it was made from, and must never hold what tells who somebody is.

vi.setConfig({ testTimeout: 60_000 })

const now = Date.UTC(2026, 0, 15)
const personOf = (traits: JsonObject): Facts => ({ customer: { id: 'cus_1', userId: 'user-1', traits, timeZone: 'UTC' }, events: new Map(), segments: new Set() })
const shownOf = (paths: readonly string[], traits: JsonObject): JsonObject =>
  (explainRules(paths.map((trait): Rule => ({ trait, is: 'isSet' })), personOf(traits), now)['traits'] ?? {}) as JsonObject

describe('what a decision shows of a person', () => {
  const secret = 'S3CRET'
  const personal = fc.constantFrom(...personalTraits)
  const spelled = personal.chain((name) => fc.constantFrom(name, name.toUpperCase(), name.replace(/([A-Z])/g, '_$1'), name.replace(/([A-Z])/g, ' $1'), name.replace(/([A-Z])/g, '-$1')))
  const value = fc.constantFrom<JsonValue>(secret, [secret], { is: secret }, [{ is: secret }], [[secret]], `${secret}@example.test`)
  const placed = fc.record({ name: spelled, value, below: fc.constantFrom('', 'contact.', 'a.b.') })
    .map(({ name, value: what, below }) => ({ path: `${below}${name}`, value: what }))
    // Below a parent these name other things as well: company.name.
    .filter(({ path }) => !/\.(?:name|login|avatar|photo|picture|ip)$/i.test(path))

  const traitsOf = (each: { path: string; value: JsonValue }): JsonObject => {
    const names = each.path.split('.')
    return names.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), each.value) as JsonObject
  }

  it('is never what a personal trait holds, however it is spelled and wherever it stands', () => {
    fc.assert(fc.property(placed, fc.constantFrom('', '.is', '.x.y'), (each, more) => {
      const paths = [each.path, `${each.path}${more}`, each.path.split('.')[0] ?? '']
      const traits = traitsOf(each)
      for (const profile of [traits, { [each.path]: each.value }, { contact: [traits], ...traits }]) expect(JSON.stringify(shownOf(paths, profile))).not.toContain(secret)
    }), { numRuns: 1000 })
  })

  it('is whether a personal trait is there', () => {
    fc.assert(fc.property(placed, (each) => {
      expect(shownOf([each.path], traitsOf(each))).toEqual({ [each.path]: '(set)' })
      expect(shownOf([each.path], {})).toEqual({ [each.path]: null })
    }))
  })

  it('is not in the trace of a run either, whatever its rules ask', () => {
    fc.assert(fc.property(placed, (each) => {
      const compiled = compileJourney(journey().splitRules('n1', {
        a: { op: 'not', rule: { trait: each.path, is: 'isSet' } }, b: { trait: each.path.split('.')[0] ?? '', is: 'equals', value: 'other' },
      }).document())
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
      const facts = personOf(traitsOf(each))
      const { trace } = startRun(compiled.plan, { customer: facts.customer, event: null }, facts, now)
      expect(trace.at(-1)?.outcome).toBe('else')
      expect(JSON.stringify(trace)).not.toContain(secret)
    }), { numRuns: 300 })
  })
})

describe('how much a decision shows', () => {
  const large = (size: number): JsonObject => ({
    text: 'x'.repeat(size), list: Array.from({ length: size }, (_, index) => `entry ${index}`), objects: Array.from({ length: size }, (_, index) => ({ sku: 'y'.repeat(300), index })),
    deep: { list: Array.from({ length: size }, () => ({ of: 'z'.repeat(500) })) },
  })
  const paths = ['text', 'list', 'objects', 'objects.sku', 'objects.index', 'deep', 'deep.list', 'deep.list.of']

  it('does not grow with the profile', () => {
    const [some, much] = [JSON.stringify(shownOf(paths, large(300))), JSON.stringify(shownOf(paths, large(30_000)))]
    expect(much).toBe(some)
    expect(much.length).toBeLessThan(12_000)
  })

  it('does not grow with the rules', () => {
    const rules = Array.from({ length: 200 }, (_, index): Rule => index % 2 === 0 ? { trait: `t${index}`, is: 'isSet' } : { event: `e${index}`, count: { atLeast: 1 } })
    const shown = explainRules(rules, personOf({}), now)
    expect([Object.keys(shown['traits'] as JsonObject).length, (shown['events'] as JsonValue[]).length]).toEqual([20, 20])
  })

  it('is every value, as long as there are few and they are short', () => {
    const traits: JsonObject = { plan: 'pro', seats: 3, isTrial: false, tags: ['a', 2, true, null], empty: '', since: '2026-01-01' }
    expect(shownOf(Object.keys(traits), traits)).toEqual(traits)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has no word for the trait %s that nobody set', (trait) => {
    expect(JSON.stringify(shownOf([trait], {}))).toBe(`{"${trait}":null}`)
  })
})

describe('what a decision says of events', () => {
  const scene = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, at]) => fc.record({ rule: fc.constant(rule), at: fc.constant(at), facts: customersNear(rule, at).map(factsOf) }))

  const leavesOf = (rule: Rule): Exclude<Rule, { op: string }>[] => !('op' in rule) ? [rule] : rule.op === 'not' ? leavesOf(rule.rule) : rule.rules.flatMap(leavesOf)

  const whatOf = (leaf: EventLeaf): string => ('count' in leaf ? 'count' : 'measure' in leaf ? leaf.measure : leaf.time)

  /** Rules about the same events that hold, or do not, exactly when the value shown is the one that was compared. */
  function sameAsShown(leaf: EventLeaf, value: number | null): (readonly [Rule, boolean])[] {
    if ('count' in leaf) return [[{ ...leaf, count: { exactly: value ?? -1 } }, true]]
    const { event, where, during } = leaf
    if ('time' in leaf) {
      const after = (instant: number): Rule => ({ event, where, during, time: leaf.time, is: 'after', value: new Date(instant).toISOString() })
      return value === null ? [[{ event, where, during, time: leaf.time, is: 'after', value: '0001-01-01' }, false]] : [[after(value - 1), true], [after(value), false]]
    }
    const { measure, of, within } = leaf
    if (value === null) return [[{ event, where, during, within, measure, of, is: 'lte', value: Number.MAX_VALUE }, false]]
    // Larger sums and averages are told in fewer digits than they are compared in.
    return measure === 'average' || Math.abs(value) > 1e6 ? [] : [[{ event, where, during, within, measure, of, is: 'equals', value }, true]]
  }

  // The two must never differ: a screen that says "3 visits" of somebody who was turned away for having none is worse than none.
  it('is the very number the rule compared', () => {
    let compared = 0
    fc.assert(fc.property(scene, ({ rule, at, facts }) => {
      const shown = (explainRules([rule], facts, at)['events'] ?? []) as { event: string; within?: string; [what: string]: unknown }[]
      const asked = leavesOf(rule).flatMap((leaf) => 'event' in leaf || 'message' in leaf ? [eventLeafOf(leaf)] : []).slice(0, 20)
      expect(shown.map(({ event, within }) => [event, within])).toEqual(asked.map((leaf) => [leaf.event, 'time' in leaf ? undefined : leaf.within]))
      asked.forEach((leaf, index) => {
        const value = shown[index]?.[whatOf(leaf)]
        compared += value === 0 || value === null ? 0 : 1
        for (const [same, holds] of sameAsShown(leaf, value as number | null)) expect(evaluateRule(same, facts, at)).toBe(holds)
      })
    }), { numRuns: 500 })
    expect(compared).toBeGreaterThan(50)
  })

  it('is no trait that no rule names, and every one that some does', () => {
    fc.assert(fc.property(scene, ({ rule, at, facts }) => {
      const shown = Object.keys((explainRules([rule], facts, at)['traits'] ?? {}) as JsonObject)
      const asked = new Set(leavesOf(rule).flatMap((leaf) => 'trait' in leaf ? [leaf.trait] : []))
      expect(new Set(shown)).toEqual(asked)
    }), { numRuns: 300 })
  })

  it('and of traits agrees with the rule on whether there is a value', () => {
    fc.assert(fc.property(scene, ({ rule, at, facts }) => {
      const shown = (explainRules([rule], facts, at)['traits'] ?? {}) as JsonObject
      for (const [trait, value] of Object.entries(shown)) {
        const isShown = value !== null && !(Array.isArray(value) && value.length === 0)
        expect({ trait, isShown }).toEqual({ trait, isShown: evaluateRule({ trait, is: 'isSet' }, facts, at) })
      }
    }), { numRuns: 500 })
  })
})
