import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from '../testing/journey-builder.ts'
import { holdout } from './holdout.ts'
import { splitBucket } from '../model/split-bucket.ts'

//                 .- next ----> n2 e-mail
// entry - n1 holdout
//                 '- heldOut -> n3 exit
const plans = new Map<string, Plan>()
function planWith(percent: number, salt: string): Plan {
  const plan = plans.get(`${percent} ${salt}`) ?? journey().holdout('n1', percent, salt).email('n2').at('n1', 'heldOut').exit('n3').plan()
  plans.set(`${percent} ${salt}`, plan)
  return plan
}

function wayOf(id: string, percent: number, salt = 's') {
  const plan = planWith(percent, salt)
  const customer = { id, userId: null, traits: {}, timeZone: 'UTC' }
  return startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0).trace[1]
}

/** Somebody with exactly this bucket. */
function personAt(bucket: number): string {
  for (let index = 0; ; index += 1) if (splitBucket('s', 'n1', `cus_${index}`) === bucket) return `cus_${index}`
}

describe('a holdout', () => {
  it('keeps its share of people out of what follows', () => {
    const held = Array.from({ length: 2000 }, (_, index) => wayOf(`cus_${index}`, 10)?.port === 'heldOut').filter(Boolean).length
    // 99.9 % bounds of a binomial.
    expect(Math.abs(held - 200)).toBeLessThanOrEqual(3.29 * Math.sqrt(2000 * 0.1 * 0.9))
  })

  it('ends exactly where its percent ends', () => {
    expect([wayOf(personAt(999), 10)?.port, wayOf(personAt(1000), 10)?.port]).toEqual(['heldOut', 'next'])
    expect([wayOf(personAt(0), 0.01)?.port, wayOf(personAt(1), 0.01)?.port]).toEqual(['heldOut', 'next'])
  })

  it('keeps out nobody at 0 and everybody at 100 percent', () => {
    for (let index = 0; index < 100; index += 1) {
      expect(wayOf(`cus_${index}`, 0)?.port).toBe('next')
      expect(wayOf(`cus_${index}`, 100)?.port).toBe('heldOut')
    }
  })

  it('keeps out who was out when its share grows', () => {
    for (let index = 0; index < 300; index += 1) if (wayOf(`cus_${index}`, 10)?.port === 'heldOut') expect(wayOf(`cus_${index}`, 25)?.port).toBe('heldOut')
  })

  it('records what decided', () => {
    const [out, inside] = [personAt(42), personAt(4242)]
    expect(wayOf(out, 10)).toMatchObject({ outcome: 'heldOut', inputs: { bucket: 42, percent: 10 } })
    expect(wayOf(inside, 10)).toMatchObject({ outcome: 'branch', inputs: { bucket: 4242, percent: 10 } })
  })

  it('divides otherwise with another salt', () => {
    const changed = Array.from({ length: 300 }, (_, index) => wayOf(`cus_${index}`, 50)?.port !== wayOf(`cus_${index}`, 50, 'other')?.port).filter(Boolean).length
    expect(changed).toBeGreaterThan(90)
    expect(changed).toBeLessThan(210)
  })
})

describe('the check of a holdout', () => {
  it('needs a salt and a percent of at most two decimals', () => {
    expect(holdout.check({ salt: 's', percent: 12.34 })).toEqual([])
    expect(holdout.check({ salt: '', percent: 12.345 })).toEqual([{ code: 'SALT_MISSING', params: {} }, { code: 'PERCENT_INVALID', params: { branchId: 'heldOut', percent: 12.345 } }])
  })

  it.each([-1, 100.01])('refuses %d percent by its shape', (percent) => {
    expect(holdout.configSchema.safeParse({ salt: 's', percent }).success).toBe(false)
  })
})
