import fc from 'fast-check'
import type { JourneyDocument } from '../../src/document.ts'
import type { JsonObject } from '../../src/index.ts'
import { bucketOf } from './naive-hash.ts'

// Journeys that compile, of every node kind that needs to know nothing of the world outside, and of every shape: a wait may
// lead anywhere, also back; everything else only onwards, so that each cycle contains a wait.

export const eventNames = ['visit', 'click', 'buy'] as const
/** What journeys record themselves: rules count it, no wait of a loop waits for it. */
const recorded = 'scored'
const durations = ['PT30M', 'PT1H', 'PT36H', 'P1D', 'P2D', 'P1W'] as const

/** Few, so that the edges of shares are met. */
const people = 12

interface Part { readonly kind: string; readonly config: JsonObject; readonly ports: readonly string[]; readonly parks: boolean }

const name = fc.constantFrom(...eventNames)
const duration = fc.constantFrom(...durations)
const plan = fc.constantFrom('pro', 'free')
const tag = fc.constantFrom('vip', 'new')
/** One of them nobody has before a journey gives it. */
const anyTag = fc.constantFrom('vip', 'new', 'hot', 'hot')

const leafRule: fc.Arbitrary<JsonObject> = fc.oneof(
  plan.map((value) => ({ trait: 'plan', is: 'equals', value })),
  tag.map((value) => ({ trait: 'tags', is: 'equals', value })),
  fc.nat(100).map((value) => ({ trait: 'score', is: 'gte', value })),
  fc.record({ event: fc.constantFrom(...eventNames, recorded), atLeast: fc.integer({ min: 1, max: 3 }) }).map(({ event, atLeast }) => ({ event, count: { atLeast } })),
  name.map((event) => ({ event, count: { atLeast: 1 }, where: [{ property: 'amount', is: 'gte', value: 50 }] })),
  fc.record({ event: name, within: duration }).map(({ event, within }) => ({ event, count: { atMost: 0 }, within })),
)
const rule: fc.Arbitrary<JsonObject> = fc.oneof({ weight: 3, arbitrary: leafRule },
  fc.record({ op: fc.constantFrom('and', 'or'), rules: fc.array(leafRule, { maxLength: 3 }) }),
  leafRule.map((inner) => ({ op: 'not', rule: inner })))
/** The generated conditions on properties are all the same one. */
const conditions = (isPicky: boolean): JsonObject[] => (isPicky ? [{ property: 'amount', is: 'gte', value: 50 }] : [])

const often = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight: 4, arbitrary })
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight: 9, arbitrary })
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight: 1, arbitrary })
const passing = (kind: string, config: JsonObject, ports: readonly string[] = ['next']): Part => ({ kind, config, ports, parks: false })

const timeOfDay = fc.tuple(fc.nat(23), fc.constantFrom('00', '30')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
// Some days before the start and some within what a life lasts; often the very moment at which somebody may come by.
const untilDate = fc.record({ day: fc.constantFrom(13, 15, 15, 15, 16, 16, 17, 19, 22, 29), time: fc.oneof({ weight: 2, arbitrary: fc.constantFrom('09:00', '14:30', '14:45') }, { weight: 1, arbitrary: fc.option(timeOfDay, { nil: undefined }) }), move: fc.constantFrom(undefined, 'before', 'after') })
  .map(({ day, time, move }) => passing('waitUntil', {
    date: { from: 'fixed', day: `2026-01-${day}` }, yearly: false, ...(time === undefined ? {} : { time }), ...(move === undefined ? {} : { offset: { direction: move, by: 'P2D' } }),
  }, ['next', 'missed']))
const comingTime = fc.constantFrom('09:00', '09:30', '10:00', '21:00')
const window = fc.record({
  weekdays: fc.oneof(fc.constant<number[]>([1, 2, 3, 4, 5, 6, 7]), fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })), from: fc.oneof(timeOfDay, comingTime), to: fc.oneof(timeOfDay, comingTime),
})
  .map((config) => passing('waitForWindow', { ...config, clock: 'workspace' }))
const eventSplit = fc.array(fc.boolean(), { minLength: 1, maxLength: 2 })
  .map((picky) => passing('splitEvent', { branches: picky.map((isPicky, index) => ({ id: `r${index}`, where: conditions(isPicky) })) }, [...picky.map((_, index) => `r${index}`), 'else']))
const tags = fc.record({ add: fc.uniqueArray(anyTag), remove: fc.uniqueArray(tag) }).map(({ add, remove }) => passing('tag', { add, remove: remove.filter((each) => !add.includes(each)) }))

// Ends are seldom and waits are often, or most lives would be over before much can happen.
const part: fc.Arbitrary<Part> = fc.oneof(
  seldom(fc.constant(passing('email', { templateId: 'tpl_1' }))),
  seldom(fc.constant(passing('webhook', { method: 'POST', url: 'https://example.com', headers: {}, body: null }))),
  seldom(fc.constant(passing('notifyTeam', { url: 'https://example.com', text: 'Hi' }))),
  mostly(duration.map((length) => ({ kind: 'wait', config: { for: length }, ports: ['next'], parks: true }))),
  mostly(fc.record({ event: name, timeout: duration, isPicky: fc.boolean() }).map(({ event, timeout, isPicky }) => (
    { kind: 'waitForEvent', config: { event, timeout, where: conditions(isPicky) }, ports: ['event', 'timeout'], parks: true }))),
  often(fc.array(rule, { minLength: 1, maxLength: 3 }).map((rules) => (
    passing('splitRules', { branches: rules.map((each, index) => ({ id: `r${index}`, rule: each })) }, [...rules.map((_, index) => `r${index}`), 'else'])))),
  often(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 3 }).map((cuts) => splitOf(cuts))),
  often(fc.record({ plan, score: fc.nat(100) }, { requiredKeys: [] }).map((set) => passing('updateCustomer', { set, unset: 'plan' in set ? [] : ['plan'] }))),
  { weight: 3, arbitrary: untilDate }, { weight: 3, arbitrary: window },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((limit) => passing('throttle', { limit, per: 'PT1H' })) },
  { weight: 2, arbitrary: eventSplit }, { weight: 2, arbitrary: fc.nat(10_000).map((points) => passing('holdout', { salt: 's', percent: points / 100 }, ['next', 'heldOut'])) },
  // The share ends beside the bucket of somebody: see below.
  { weight: 2, arbitrary: fc.record({ of: fc.nat(people - 1), beside: fc.constantFrom(0, 1) }).map((edge) => passing('holdout', { edge }, ['next', 'heldOut'])) },
  { weight: 5, arbitrary: tags }, { weight: 3, arbitrary: fc.integer({ min: -40, max: 60 }).map((by) => passing('adjustScore', { by, attribute: 'score' })) },
  { weight: 2, arbitrary: fc.constantFrom(10, 90).map((amount) => passing('emitEvent', { event: recorded, properties: { amount } })) },
  seldom(fc.constantFrom('subscribed', 'unsubscribed').map((to) => passing('subscribe', { channel: 'email', to }))),
  // Where it leads is drawn with the edges.
  { weight: 2, arbitrary: fc.constant(passing('jump', {}, [])) },
  seldom(fc.constant(passing('goal', { name: 'Won' }, []))),
  seldom(fc.constant(passing('exit', {}, []))),
)

/** Cuts of 0 to 10,000 basis points make percents with two decimals that add up to exactly 100. */
function splitOf(cuts: readonly number[]): Part {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), 10_000]
  const branches = edges.slice(1).map((edge, index) => ({ id: `b${index}`, percent: (edge - (edges[index] ?? 0)) / 100 }))
  return passing('splitPercent', { salt: 's', branches }, branches.map(({ id }) => id))
}

/** Goals and exits of the journey as a whole; mostly none, or most lives would be short. */
const end: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ event: name, isPicky: fc.boolean() }).map(({ event, isPicky }) => ({ kind: 'event', event, where: conditions(isPicky) })) },
  seldom(leafRule.map((each) => ({ kind: 'rule', rule: each }))),
  // What a journey does to people itself.
  often(fc.constantFrom<JsonObject>({ trait: 'tags', is: 'equals', value: 'hot' }, { trait: 'score', is: 'gte', value: 101 }).map((each) => ({ kind: 'rule', rule: each }))),
)
const ends = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(fc.record({ kind: fc.constantFrom('goal', 'exit'), when: end }), { minLength: 1, maxLength: 2 }) })
  .map((list) => list.map((each, index): JsonObject => ({ id: `end${index}`, ...each })))

const trigger: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>({ kind: 'segmentEntered', segmentId: 'seg_1' }, { kind: 'event', event: 'buy', where: [] })

/** Where each port leads: a number taken modulo the nodes it may lead to; null leaves it open. */
const target = fc.option(fc.nat(1000), { freq: 12 })

export const journeyArbitrary: fc.Arbitrary<JourneyDocument> = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 9, size: 'max' }),
  targets: fc.array(target, { minLength: 40, maxLength: 40 }),
  ends, trigger,
}).map(({ parts, targets, ends: drawnEnds, trigger: entering }) => {
  const edges = [{ id: 'e', from: 'entry', port: 'next', to: 'n0' }]
  let at = 0
  // Mostly to one of the next two: who leaps ahead has soon come to the end.
  const nextTarget = (first: number): string | null => {
    const chosen = targets[at++ % targets.length] ?? null
    if (chosen === null || first >= parts.length) return null
    const within = chosen % 4 === 0 || first === 0 ? parts.length - first : Math.min(2, parts.length - first)
    return `n${first + Math.floor(chosen / 4) % within}`
  }
  const nodes = parts.map(({ kind, config, ports, parks }, index) => {
    const first = parks ? 0 : index + 1
    for (const port of ports) {
      const to = nextTarget(first)
      if (to !== null) edges.push({ id: `e${edges.length}`, from: `n${index}`, port, to })
    }
    if ('edge' in config) return { id: `n${index}`, kind, config: { salt: 's', percent: edgeOf(config['edge'] as { of: number; beside: number }, `n${index}`) / 100 } }
    if (kind !== 'jump') return { id: `n${index}`, kind, config }
    // A jump leads somewhere: the last node can only be an end.
    return index === parts.length - 1 ? { id: `n${index}`, kind: 'exit', config: {} } : { id: `n${index}`, kind, config: { to: nextTarget(first) ?? `n${index + 1}` } }
  })
  return {
    schemaVersion: 1, entry: { trigger: entering, reentry: { kind: 'never' } }, ...(drawnEnds.length === 0 ? {} : { ends: drawnEnds }),
    nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] },
  } as unknown as JourneyDocument
})

/** Basis points up to the bucket of a person, or one further. */
const edgeOf = ({ of, beside }: { readonly of: number; readonly beside: number }, nodeId: string): number => bucketOf(`s:${nodeId}:cus_${of}`) + beside

/** What happens to a run: time passes, then it is woken, an event arrives (perhaps late), or the shell ends it. */
export type Move =
  | { readonly after: number; readonly kind: 'wake' }
  | { readonly after: number; readonly kind: 'event'; readonly name: string; readonly amount: number; readonly lateBy: number }
  | { readonly after: number; readonly kind: 'end' }

const hour = 3_600_000
const after = fc.oneof(fc.constant(0), fc.constantFrom(hour / 3, hour / 2), fc.integer({ min: 1, max: 60 }).map((hours) => hours * hour), fc.nat(10 * hour), fc.constant(168 * hour))
const amount = fc.constantFrom(10, 50, 90)

export const moveArbitrary: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ after, kind: fc.constant('wake') }) },
  { weight: 12, arbitrary: fc.record({ after, kind: fc.constant('event'), name, amount, lateBy: fc.oneof(fc.constant(0), fc.nat(1000), after) }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('end') }) },
)

/** Of the event that starts the run, where one does. */
export const amountArbitrary = amount

export const customerArbitrary = fc.record({
  id: fc.nat(people - 1).map((number) => `cus_${number}`),
  traits: fc.record({ plan, score: fc.nat(100), tags: fc.uniqueArray(tag) }, { requiredKeys: [] }),
  // Zones without clock changes: days of 24 hours, which is all the naive interpreter knows.
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Kathmandu'),
})
