import fc from 'fast-check'
import type { JourneyDocument } from '../../src/document.ts'
import type { JsonObject } from '../../src/index.ts'

// Journeys that compile, of every node kind and every shape: a wait may lead anywhere, also back; everything else only
// onwards, so that each cycle contains a wait.

export const eventNames = ['visit', 'click', 'buy'] as const
const durations = ['PT30M', 'PT1H', 'PT36H', 'P1D', 'P2D', 'P1W'] as const

interface Part { readonly kind: string; readonly config: JsonObject; readonly ports: readonly string[]; readonly parks: boolean }

const name = fc.constantFrom(...eventNames)
const duration = fc.constantFrom(...durations)
const plan = fc.constantFrom('pro', 'free')

const leafRule: fc.Arbitrary<JsonObject> = fc.oneof(
  plan.map((value) => ({ trait: 'plan', is: 'equals', value })),
  fc.nat(100).map((value) => ({ trait: 'score', is: 'gte', value })),
  fc.record({ event: name, atLeast: fc.integer({ min: 1, max: 3 }) }).map(({ event, atLeast }) => ({ event, count: { atLeast } })),
  name.map((event) => ({ event, count: { atLeast: 1 }, where: [{ property: 'amount', is: 'gte', value: 50 }] })),
  fc.record({ event: name, within: duration }).map(({ event, within }) => ({ event, count: { atMost: 0 }, within })),
)
const rule: fc.Arbitrary<JsonObject> = fc.oneof({ weight: 3, arbitrary: leafRule },
  fc.record({ op: fc.constantFrom('and', 'or'), rules: fc.array(leafRule, { maxLength: 3 }) }),
  leafRule.map((inner) => ({ op: 'not', rule: inner })))

const often = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight: 4, arbitrary })
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight: 1, arbitrary })

// Ends are seldom and waits are often, or most lives would be over before much can happen.
const part: fc.Arbitrary<Part> = fc.oneof(
  seldom(fc.constant({ kind: 'email', config: { templateId: 'tpl_1' }, ports: ['next'], parks: false })),
  seldom(fc.constant({ kind: 'webhook', config: { method: 'POST', url: 'https://example.com', headers: {}, body: null }, ports: ['next'], parks: false })),
  often(duration.map((length) => ({ kind: 'wait', config: { for: length }, ports: ['next'], parks: true }))),
  often(fc.record({ event: name, timeout: duration, isPicky: fc.boolean() }).map(({ event, timeout, isPicky }) => (
    { kind: 'waitForEvent', config: { event, timeout, where: isPicky ? [{ property: 'amount', is: 'gte', value: 50 }] : [] }, ports: ['event', 'timeout'], parks: true }))),
  often(fc.array(rule, { minLength: 1, maxLength: 3 }).map((rules) => (
    { kind: 'splitRules', config: { branches: rules.map((each, index) => ({ id: `r${index}`, rule: each })) }, ports: [...rules.map((_, index) => `r${index}`), 'else'], parks: false }))),
  often(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 3 }).map((cuts) => splitOf(cuts))),
  often(fc.record({ plan, score: fc.nat(100) }, { requiredKeys: [] }).map((set) => ({ kind: 'updateCustomer', config: { set, unset: 'plan' in set ? [] : ['plan'] }, ports: ['next'], parks: false }))),
  seldom(fc.constant({ kind: 'goal', config: { name: 'Won' }, ports: [], parks: false })),
  seldom(fc.constant({ kind: 'exit', config: {}, ports: [], parks: false })),
)

/** Cuts of 0 to 10,000 basis points make percents with two decimals that add up to exactly 100. */
function splitOf(cuts: readonly number[]): Part {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), 10_000]
  const branches = edges.slice(1).map((edge, index) => ({ id: `b${index}`, percent: (edge - (edges[index] ?? 0)) / 100 }))
  return { kind: 'splitPercent', config: { salt: 's', branches }, ports: branches.map(({ id }) => id), parks: false }
}

/** Where each port leads: a number taken modulo the nodes it may lead to; null leaves it open. */
const target = fc.option(fc.nat(1000), { freq: 12 })

export const journeyArbitrary: fc.Arbitrary<JourneyDocument> = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 9 }),
  targets: fc.array(target, { minLength: 40, maxLength: 40 }),
}).map(({ parts, targets }) => {
  const edges = [{ id: 'e', from: 'entry', port: 'next', to: 'n0' }]
  let at = 0
  parts.forEach(({ ports, parks }, index) => {
    const first = parks ? 0 : index + 1
    for (const port of ports) {
      const chosen = targets[at++ % targets.length] ?? null
      if (chosen === null || first >= parts.length) continue
      edges.push({ id: `e${edges.length}`, from: `n${index}`, port, to: `n${first + chosen % (parts.length - first)}` })
    }
  })
  const nodes = parts.map(({ kind, config }, index) => ({ id: `n${index}`, kind, config }))
  return { schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } }, nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] } } as unknown as JourneyDocument
})

/** What happens to a run: time passes, then it is woken, an event arrives (perhaps late), or the shell ends it. */
export type Move =
  | { readonly after: number; readonly kind: 'wake' }
  | { readonly after: number; readonly kind: 'event'; readonly name: string; readonly amount: number; readonly lateBy: number }
  | { readonly after: number; readonly kind: 'end' }

const hour = 3_600_000
const after = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }).map((hours) => hours * hour), fc.nat(10 * hour), fc.constant(168 * hour))

export const moveArbitrary: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ after, kind: fc.constant('wake') }) },
  { weight: 6, arbitrary: fc.record({ after, kind: fc.constant('event'), name, amount: fc.constantFrom(10, 50, 90), lateBy: fc.oneof(fc.constant(0), fc.nat(1000), after) }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('end') }) },
)

export const customerArbitrary = fc.record({
  id: fc.nat(10_000).map((number) => `cus_${number}`),
  traits: fc.record({ plan, score: fc.nat(100) }, { requiredKeys: [] }),
  // Zones without clock changes: days of 24 hours, which is all the naive interpreter knows.
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Kathmandu'),
})
