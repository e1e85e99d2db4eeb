import { compileJourney, type Plan } from '@sendero/flow-engine'
import type { JourneyDocument, JourneyEdge, JourneyNode } from '@sendero/flow-engine/document'
import { journey, simulateJourney } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { elapsedTimes } from './elapsed-times.ts'

// Hundreds of simulated lives on a busy machine; nothing is asserted about how long they take.
vi.setConfig({ testTimeout: 120_000 })

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2026, 2, 20, 9)
const told = (document: JourneyDocument): Record<string, string> => Object.fromEntries([...elapsedTimes(document, now)].map(([id, { earliest, latest }]) => [id, `${earliest / hour} ${latest === null ? 'endless' : latest / hour}`]))

describe('the time until people come to a step', () => {
  it('adds up waits, and is a range behind a wait for an event', () => {
    const document = journey().onEvent('Visit').wait('pause', 'P2D').waitForEvent('order', 'Order', { timeout: 'PT12H' }).goal('won').at('order', 'timeout').email('nudge').document()
    expect(told(document)).toEqual({ entry: '0 0', pause: '0 0', order: '48 48', won: '48 60', nudge: '60 60' })
  })

  it('takes the shortest and the longest way where ways meet', () => {
    const document = journey().onEvent('Visit').splitPercent('half', { a: 50, b: 50 }).wait('short', 'PT1H').exit('bye').at('half', 'b').wait('long', 'P3D').to('bye').document()
    expect(told(document)).toMatchObject({ bye: '1 72' })
  })

  it('has no upper limit on a loop and behind it, nor behind a throttle or the date of an attribute', () => {
    const loop = journey().onEvent('Visit').wait('pause', 'P1D').waitForEvent('order', 'Order', { timeout: 'P1D' }).goal('won').at('order', 'timeout').to('pause').document()
    expect(told(loop)).toEqual({ entry: '0 0', pause: '0 endless', order: '24 endless', won: '24 endless' })
    expect(told(journey().onEvent('Visit').throttle('slow', 10, 'PT1H').exit('bye').document())).toMatchObject({ bye: '0 endless' })
    expect(told(journey().onEvent('Visit').waitUntil('renewal', { from: 'trait', path: 'renewsAt' }).exit('bye').document())).toMatchObject({ bye: '0 endless' })
    expect(told(journey().onEvent('Visit').wait('pause', 'P1D').jump('again', 'pause').document())).toMatchObject({ pause: '0 endless' })
  })

  it('is over for everybody at a fixed day, also behind a loop', () => {
    const document = journey().onEvent('Visit').wait('pause', 'P1D').waitUntil('sale', { from: 'fixed', day: '2026-03-25' }, { time: '12:00' }).exit('bye').at('sale', 'missed').to('pause').document()
    // Noon on the last clock on earth, UTC-12.
    expect(told(document)).toMatchObject({ sale: '24 endless', bye: `24 ${(Date.UTC(2026, 2, 26) - now) / hour}` })
  })

  it('waits for a window no longer than it is ever closed', () => {
    expect(told(journey().onEvent('Visit').waitForWindow('office', { from: '09:00', to: '17:00' }).exit('bye').document())).toMatchObject({ bye: '0 16' })
    expect(told(journey().onEvent('Visit').waitForWindow('office', { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5] }).exit('bye').document())).toMatchObject({ bye: '0 64' })
    expect(told(journey().onEvent('Visit').waitForWindow('night', { from: '22:00', to: '06:00' }).exit('bye').document())).toMatchObject({ bye: '0 16' })
  })

  it('passes skipped steps, leaves out what nobody comes to, and knows that months differ', () => {
    const document = journey().onEvent('Visit').wait('pause', 'P2D').wait('month', 'P1M').exit('bye').document()
    const skipped = { ...document, nodes: [...document.nodes.map((node) => (node.id === 'pause' ? { ...node, skipped: true } : node)), { id: 'idea', kind: 'exit', config: {} } as const] }
    expect(told(skipped)).toEqual({ entry: '0 0', pause: '0 0', month: '0 0', bye: `${28 * 24} ${31 * 24}` })
  })

  it('works out a thousand steps', () => {
    const line = Array.from({ length: 1000 }).reduce((drawn: ReturnType<typeof journey>, _, at) => drawn.wait(`w${at}`, 'PT1H'), journey().onEvent('Visit'))
    expect(told(line.document())).toMatchObject({ w999: '999 999' })
  })
})

type Part = JourneyNode extends infer Each ? Each extends JourneyNode ? Pick<Each, 'kind' | 'config'> & { readonly ports: readonly string[]; readonly parks: boolean } : never : never

const lengths = fc.constantFrom('PT30M', 'PT5H', 'P1D', 'P3D', 'P1W', 'P1M', 'P1DT12H')
const times = fc.constantFrom('00:00', '02:30', '03:00', '09:00', '17:30', '23:30')

/** Everything that takes time, and some of what parts people. */
const part: fc.Arbitrary<Part> = fc.oneof<fc.Arbitrary<Part>[]>(
  lengths.map((length) => ({ kind: 'wait', config: { for: length }, ports: ['next'], parks: true })),
  fc.record({ event: fc.constantFrom('visit', 'order'), timeout: lengths }).map(({ event, timeout }) => ({ kind: 'waitForEvent', config: { event, timeout, where: [] }, ports: ['event', 'timeout'], parks: true })),
  fc.record({ until: fc.constantFrom('entered' as const, 'left' as const), timeout: lengths }).map(({ until, timeout }) => ({ kind: 'waitForSegment', config: { segmentId: 'seg_2', until, timeout }, ports: ['next', 'timeout'], parks: false })),
  fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: times, to: times }).map(({ days, from, to }) => ({ kind: 'waitForWindow', config: { weekdays: days, from, to, clock: 'customer' }, ports: ['next'], parks: false })),
  fc.record({ day: fc.constantFrom('2026-03-19', '2026-03-22', '2026-03-29', '2026-04-10'), time: fc.option(times, { nil: undefined }), by: fc.option(lengths, { nil: undefined }), direction: fc.constantFrom('before' as const, 'after' as const), yearly: fc.boolean() })
    .map(({ day: date, time, by, direction, yearly }) => ({ kind: 'waitUntil', config: { date: { from: 'fixed', day: date }, yearly, ...(time === undefined ? {} : { time }), ...(by === undefined ? {} : { offset: { direction, by } }) }, ports: ['next', 'missed'], parks: false })),
  fc.record({ wait: fc.boolean(), timeout: lengths }).map(({ wait, timeout }) => ({ kind: 'startJourney', config: { journeyId: 'wf_1', wait, timeout }, ports: wait ? ['next', 'timeout'] : ['next'], parks: false })),
  fc.constant({ kind: 'throttle', config: { limit: 1, per: 'PT6H' }, ports: ['next'], parks: false } as const),
  fc.constant({ kind: 'splitPercent', config: { salt: 's', branches: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }] }, ports: ['a', 'b'], parks: false } as const),
  fc.constant({ kind: 'tag', config: { add: ['new'], remove: [] }, ports: ['next'], parks: false } as const),
)

/** Waits lead anywhere, also back; everything else only onwards, so that no loop is without a wait. */
const documents: fc.Arbitrary<JourneyDocument> = fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 9, size: 'max' }), targets: fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }), skipped: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }) })
  .map(({ parts, targets, skipped }) => {
    const edges: JourneyEdge[] = [{ id: 'e', from: 'entry', port: 'next', to: 'n0' }]
    let next = 0
    const nodes = parts.map(({ kind, config, ports, parks }, at) => {
      const isSkipped = skipped[at] === true && at % 4 === 3
      const chosen = targets[at] ?? 0
      const first = parks && !isSkipped && chosen % 5 === 0 ? 0 : at + 1
      for (const port of ports) {
        const target = targets[next++ % targets.length] ?? 0
        if (first < parts.length) edges.push({ id: `e${edges.length}`, from: `n${at}`, port, to: `n${first + target % Math.min(first === 0 ? parts.length : 2, parts.length - first)}` })
      }
      return { id: `n${at}`, kind, config, ...(isSkipped ? { skipped: true } : {}) } as unknown as JourneyNode
    })
    return { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'visit', where: [] }, reentry: { kind: 'always' } }, nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] } }
  })

function planOf(document: JourneyDocument): Plan | null {
  const compiled = compileJourney(document)
  return compiled.ok ? compiled.plan : null
}

/** When the runs of a population come to the steps: how long after entering, by step. */
function arrivals(plan: Plan, seed: number): { readonly nodeId: string; readonly after: number }[] {
  const world = simulateJourney({
    plan, seed, people: 6, start: now, days: 60, eventsPerPerson: 6, eventNames: ['visit', 'order'], timeZones: ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12'],
  })
  return world.runs.flatMap(({ enteredAt, trace }) => trace.filter(({ entered }) => entered).map(({ nodeId, at }) => ({ nodeId, after: at - enteredAt })))
}

describe('whatever the journey and whatever people do', () => {
  it('they come to every step within its time', () => {
    fc.assert(fc.property(documents, fc.integer(), (document, seed) => {
      const plan = planOf(document)
      fc.pre(plan !== null)
      const times = elapsedTimes(document, now)
      for (const { nodeId, after } of arrivals(plan, seed)) {
        const { earliest, latest, slack } = times.get(nodeId) ?? { earliest: Infinity, latest: 0, slack: 0 }
        expect(after, `${nodeId} after ${after / hour} h`).toBeGreaterThanOrEqual(earliest - slack)
        if (latest !== null) expect(after, `${nodeId} after ${after / hour} h`).toBeLessThanOrEqual(latest + slack)
      }
    }), { numRuns: 300 })
  })

  // What is never drawn is never tested.
  it('is tried with every kind that takes time, with times that have an end', () => {
    const lives = fc.sample(documents, { numRuns: 150, seed: 3 }).flatMap((document) => { const plan = planOf(document); return plan === null ? [] : [{ document, times: elapsedTimes(document, now), found: arrivals(plan, 7) }] })
    const met = new Set(lives.flatMap(({ document, found }) => found.map(({ nodeId }) => document.nodes.find(({ id }) => id === nodeId)?.kind ?? 'entry')))
    expect([...met].sort()).toEqual(['entry', 'splitPercent', 'startJourney', 'tag', 'throttle', 'wait', 'waitForEvent', 'waitForSegment', 'waitForWindow', 'waitUntil'])
    const limited = lives.flatMap(({ times, found }) => found.filter(({ nodeId, after }) => after > day && (times.get(nodeId)?.latest ?? null) !== null))
    expect(limited.length).toBeGreaterThan(200)
  })

  it('allows for them behind a loop too, which has no upper limit', () => {
    const document = journey().onEvent('visit').wait('pause', 'PT30M').waitForEvent('again', 'visit', { timeout: 'P1DT12H' }).to('pause').at('again', 'timeout').exit('bye').document()
    expect(elapsedTimes(document, now).get('bye')).toEqual({ earliest: 36.5 * hour, latest: null, slack: hour })
  })

  it('allows for clocks that change on the way: a week may have an hour less', () => {
    const document = journey().onEvent('visit').reentry('always').wait('week', 'P1W').exit('bye').document()
    const plan = planOf(document)
    if (plan === null) throw new Error('it does not compile')
    const hours = Array.from({ length: 12 }, (_, seed) => arrivals(plan, seed)).flat().filter(({ nodeId }) => nodeId === 'bye').map(({ after }) => after / hour)
    expect(new Set(hours)).toContain(167)
    expect(elapsedTimes(document, now).get('bye')).toEqual({ earliest: 168 * hour, latest: 168 * hour, slack: hour })
  })
})
