import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { allWell, crashPeople, longEnoughMs, openCrashWorld } from './crash-world.ts'
import type { CrashWorld, Scene } from './crash-world.ts'
import type { Fate } from './worker-process.ts'

// Each point at which a crash of a sender hurts, twice: as the product is, and with the guard taken out of its sources that keeps
// the harm away (tooling/demo/guards.mjs). The harm must appear then, or the first half proves nothing.

let world: CrashWorld
beforeAll(async () => { world = await openCrashWorld() })
afterAll(() => world.close())
afterEach(() => world.clear())

describe('FP2: the fence is written and not committed', () => {
  test.each(['kill', 'throw', 'disconnect'] as const)('%s: everybody is written to once', async (action) => {
    const scene = await world.play({ point: 'fencing', action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('sending before the commit writes to people twice', async () => {
    const scene = await world.play({ point: 'fencing', action: 'kill' }, ['commit-before-the-call'])
    await expect.poll(async () => (await scene.outcome()).twice, { timeout: 30_000 }).toBeGreaterThan(0)
  })
})

describe('FP3: the fence stands and nothing has been sent', () => {
  test.each(['kill', 'stall'] as const)('%s: everybody is written to once', async (action) => {
    const scene = await world.play({ point: 'fenced', passing: 3, action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('without recovery they are never written to', async () => {
    const scene = await world.play({ point: 'fenced', passing: 3, action: 'kill' }, ['recovery'])
    await scene.world.query(`UPDATE messages SET lease_until = clock_timestamp() - interval '1 hour' WHERE state = 'sending'`)
    const { lost, stuck } = await scene.settle(longEnoughMs)
    expect(lost).toBeGreaterThan(0)
    expect(stuck).toBeGreaterThanOrEqual(lost)
    expect(await scene.broken()).toContain('I3: A message that was being sent by a process that died is decided soon after')
  })
})

describe('FP4: a mail is half written', () => {
  test.each(['kill', 'throw'] as const)('%s: everybody is written to once', async (action) => {
    const scene = await world.play({ point: 'half-written', passing: 3, action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('a journal that is written before the mail loses the one whose dot was never sent', async () => {
    const scene = await world.play({ point: 'half-written', passing: 3, action: 'kill' }, ['line-at-the-dot'])
    const { sent, twice, lost, unknown } = await scene.settle()
    expect({ all: sent + lost, twice, unknown }).toEqual({ all: crashPeople, twice: 0, unknown: lost })
    expect(lost).toBeGreaterThan(0)
  })
})

describe('FP5: the server has taken a mail and not answered', () => {
  async function killUnanswered(without: readonly string[] = []): Promise<Scene> {
    const scene = await world.scene('email')
    const taken = world.smtp.received.length
    const worker = world.start({ without })
    await new Promise<void>((resolve) => {
      world.smtp.hold = async () => {
        if (world.smtp.received.length < taken + 3) return
        await worker.kill()
        world.smtp.hold = () => Promise.resolve()
        resolve()
      }
    })
    world.start({ without })
    return scene
  }

  test('one mail is in doubt, and nobody is written to twice', async () => {
    const scene = await killUnanswered()
    expect(await scene.settle()).toEqual({ ...allWell, sent: crashPeople - 1, unknown: 1 })
    expect(await scene.broken()).toEqual([])
  })

  test('without the doubt somebody is written to twice', async () => {
    const scene = await killUnanswered(['doubt'])
    expect(await scene.settle()).toEqual({ ...allWell, twice: 1 })
  })
})

describe('FP6: the answer is known to the process alone', () => {
  test.each(['kill', 'disconnect'] as const)('%s: everybody is written to once, and known to have been', async (action) => {
    const scene = await world.play({ point: 'answered', passing: 3, action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('without the answer in the journal somebody is written to twice', async () => {
    const scene = await world.play({ point: 'answered', passing: 3, action: 'kill' }, ['answer-in-the-journal'])
    expect((await scene.settle()).twice).toBeGreaterThan(0)
  })
})

describe('FP8: the sweeper stands in the middle of the messages of a sender that is gone', () => {
  /** One call that a host took with it, found by two sweepers, the first of which comes to its fate. */
  async function sweepTwice(fate: Pick<Fate, 'action' | 'stallMs'>, without: readonly string[] = []): Promise<Scene> {
    const scene = await world.scene('webhook', 1)
    await scene.world.advance()
    await scene.world.query(`UPDATE messages SET state = 'sending', attempt = 1, owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 hour'`)
    await world.meet({ point: 'sweeping', ...fate }, without)
    world.start({ without, dataDir: await world.folder() })
    return scene
  }

  test.each(['kill', 'stall'] as const)('%s: the call is made once more, not twice', async (action) => {
    const scene = await sweepTwice({ action })
    expect(await scene.settle()).toMatchObject({ sent: 1, twice: 0, lost: 0, stuck: 0 })
    await new Promise((resolve) => setTimeout(resolve, action === 'stall' ? 3_500 : 0))
    expect(await scene.outcome()).toMatchObject({ sent: 1, twice: 0, lost: 0, stuck: 0 })
  })

  test('two sweepers that do not lock what they decide call twice', async () => {
    // Long enough for the other to start and to come by on a machine that has much else to do.
    const scene = await sweepTwice({ action: 'stall', stallMs: 12_000 }, ['one-decider'])
    await expect.poll(async () => (await scene.outcome()).twice, { timeout: 40_000 }).toBe(1)
  })
})
