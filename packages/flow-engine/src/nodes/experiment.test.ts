import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { Facts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from '../testing/journey-builder.ts'
import { experiment, type ExperimentConfig } from './experiment.ts'
import { splitBucket } from '../model/split-bucket.ts'

//                  .- a --> n2 e-mail
// entry - n1 A/B test
//                  '- b --> n3 e-mail
const plan = journey().experiment('n1', { a: 50, b: 50 }).email('n2').at('n1', 'b').email('n3').plan()

function enters(id: string, winners: Facts['winners'] = new Map(), of: Plan = plan) {
  const customer = { id, userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set(), ...(winners === undefined ? {} : { winners }) }
  return startRun(of, { customer, event: null }, facts, 0).trace[1]
}

describe('an experiment', () => {
  it('divides people by the hash of salt, node and customer', () => {
    for (let index = 0; index < 200; index += 1) {
      const bucket = splitBucket('salt-n1', 'n1', `cus_${index}`)
      const branch = bucket < 5000 ? 'a' : 'b'
      expect(enters(`cus_${index}`)).toMatchObject({ port: branch, outcome: 'branch', inputs: { branch, bucket } })
    }
  })

  it('sends everybody down the winner once there is one', () => {
    const winners = new Map([['n1', 'b'], ['other', 'a']])
    for (let index = 0; index < 50; index += 1) expect(enters(`cus_${index}`, winners)).toMatchObject({ port: 'b', inputs: { branch: 'b', isWinner: true } })
  })

  it('shows no bucket where a winner decided', () => {
    expect(enters('cus_1', new Map([['n1', 'a']]))?.inputs).toEqual({ branch: 'a', isWinner: true })
  })

  // The winner of an older version may be a variant that is gone.
  it('goes on dividing when the winner is no variant of it', () => {
    const ways = new Set(Array.from({ length: 50 }, (_, index) => enters(`cus_${index}`, new Map([['n1', 'gone']]))?.port))
    expect([...ways].sort()).toEqual(['a', 'b'])
  })

  it('begins anew with another salt', () => {
    const anew = journey().experiment('n1', { a: 50, b: 50 }, { salt: 'second' }).email('n2').at('n1', 'b').email('n3').plan()
    const moved = Array.from({ length: 200 }, (_, index) => enters(`cus_${index}`)?.port !== enters(`cus_${index}`, new Map(), anew)?.port).filter(Boolean)
    expect(moved.length).toBeGreaterThan(60)
    expect(moved.length).toBeLessThan(140)
  })

  it('says how a variant is called', () => {
    const named: Plan = JSON.parse(JSON.stringify(plan).replace('"id":"b","percent":50', '"id":"b","name":"Short text","percent":50')) as Plan
    expect(enters('cus_1', new Map([['n1', 'b']]), named)?.inputs).toEqual({ branch: 'b', name: 'Short text', isWinner: true })
  })

  it('asks for what has been decided, in every step that can get to it', () => {
    const later = journey().email('m').wait('w', 'P1D').experiment('n1', { a: 100, b: 0 }).experiment('n9', { a: 100, b: 0 }).plan()
    expect(later.startNeeds.experiments).toBeUndefined()
    expect([later.nodes['w']?.needs.experiments, later.nodes['n9']?.needs.experiments]).toEqual([['n1', 'n9'], ['n9']])
  })

  it('throws when that was not loaded: a guess would be another answer the next time', () => {
    const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
    expect(() => startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0)).toThrow('decided experiments')
  })

  it('throws in a plan without variants, which the compiler does not make', () => {
    const empty = JSON.parse(JSON.stringify(plan).replace(/"variants":\[[^\]]*\]/, '"variants":[]')) as Plan
    expect(() => enters('cus_1', new Map(), empty)).toThrow('without variants')
  })
})

describe('the check of an experiment', () => {
  const sound: ExperimentConfig = {
    salt: 's', variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }], metric: 'converted', minimumSample: 500, confidence: 95, deadline: 'P14D', fallback: '',
  }
  const codesOf = (change: Partial<ExperimentConfig>) => experiment.check({ ...sound, ...change }).map(({ code }) => code)

  it.each<Partial<ExperimentConfig>>([{}, { fallback: 'b' }, { variants: [{ id: 'a', percent: 0 }, { id: 'b', percent: 100 }] }, { deadline: 'P10Y' }])('accepts %j', (change) => {
    expect(codesOf(change)).toEqual([])
  })

  it.each<[Partial<ExperimentConfig>, string[]]>([
    [{ variants: [] }, ['BRANCHES_EMPTY']], [{ variants: [{ id: 'a', percent: 100 }] }, ['ONE_VARIANT']], [{ variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 49 }] }, ['PERCENTS_NOT_100']],
    [{ variants: [{ id: 'a', percent: 50 }, { id: 'a', percent: 50 }] }, ['BRANCH_ID_DUPLICATE']], [{ salt: '' }, ['SALT_MISSING']], [{ fallback: 'c' }, ['FALLBACK_UNKNOWN']],
    [{ deadline: '' }, ['DURATION_INVALID']], [{ deadline: 'P0D' }, ['DURATION_NOT_POSITIVE']], [{ deadline: 'P11Y' }, ['DURATION_TOO_LONG']],
  ])('refuses %j: %j', (change, codes) => {
    expect(codesOf(change)).toEqual(codes)
  })

  it('fills in what a form may leave out', () => {
    expect(experiment.configSchema.parse({ variants: [] })).toEqual({ ...sound, salt: '', variants: [] })
  })

  it.each([{ confidence: 49 }, { confidence: 100 }, { minimumSample: 0 }, { minimumSample: 1.5 }, { metric: 'liked' }, { variants: Array.from({ length: 21 }, (_, index) => ({ id: `v${index}`, percent: 1 })) }])(
    'refuses the shape %j', (change) => {
      expect(experiment.configSchema.safeParse({ ...sound, ...change }).success).toBe(false)
    })
})
