import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { allWell, crashPeople, longEnoughMs, openCrashWorld } from './crash-world.ts'
import type { CrashWorld } from './crash-world.ts'
import { createEmptyDatabase } from './empty-database.ts'
import type { MigrationOrders } from './migration-process.ts'
import { buildWithout } from './start-worker.ts'

// As in fail-points-of-sending: each point as the product is, and with its guard taken out, when the harm must appear.

const copiedOnce = 'I16: ClickHouse has what PostgreSQL says, once'
let world: CrashWorld
beforeAll(async () => { world = await openCrashWorld() })
afterAll(() => world.close())
afterEach(() => world.clear())

describe('FP1: due runs are claimed', () => {
  test.each(['kill', 'throw', 'disconnect', 'stall'] as const)('%s: everybody goes on', async (action) => {
    const scene = await world.play({ point: 'claimed', action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('a claim that is not the transaction of the step leaves them standing for ever', async () => {
    const scene = await world.play({ point: 'claimed', action: 'kill' }, ['claim-in-the-transaction'])
    expect(await scene.settle(longEnoughMs)).toMatchObject({ sent: 0, stuck: crashPeople })
    expect(await scene.broken()).toContain('stuck: Everybody in a journey waits for a time or an event, unless their journey is paused')
  })
})

describe('FP7: a transaction has committed and nobody was woken', () => {
  test('what it made is found in the rows', async () => {
    const scene = await world.play({ point: 'committed', action: 'kill' })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('without the sweeper it lies there', async () => {
    const scene = await world.scene('email')
    await world.meet({ point: 'committed', action: 'kill' })
    world.start({ without: ['sweeper'] })
    const { stuck, lost } = await scene.settle(longEnoughMs)
    expect(stuck + lost).toBeGreaterThan(0)
  })
})

describe('FP9: ClickHouse has a batch and the outbox does not know', () => {
  test.each(['kill', 'throw', 'disconnect'] as const)('%s: it is sent again and kept once', async (action) => {
    const scene = await world.play({ point: 'exported', passing: 2, action })
    expect(await scene.settle()).toEqual(allWell)
    expect(await scene.broken()).toEqual([])
  })

  test('under another name every time it is there twice', async () => {
    // Which table the batch under way was for depends on what was done first, and only some tables show rows that came twice.
    const broken = new Set<string>()
    for (const passing of [1, 2, 3]) {
      const scene = await world.play({ point: 'exported', passing, action: 'kill' }, ['one-copy'])
      await scene.settle()
      for (let look = 0; look < 15 && !broken.has(copiedOnce); look += 1) {
        for (const promise of await scene.broken()) broken.add(promise)
        await new Promise((resolve) => { setTimeout(resolve, 200) })
      }
      if (broken.has(copiedOnce)) break
      await world.clear()
    }
    expect([...broken]).toContain(copiedOnce)
  })
})

describe('FP10: a migration has run and is not recorded', () => {
  /** Killed in the middle and started again: whether the second start works. */
  async function migrateTwice(without: readonly string[] = []): Promise<number | null> {
    const database = await createEmptyDatabase()
    const directory = await mkdtemp(join(tmpdir(), 'sendero-migrations-'))
    await writeFile(join(directory, '0001_create_things.sql'), 'CREATE TABLE things (id int);\nCREATE TABLE parts (id int);\n')
    const migrate = (isKilled: boolean): number | null => {
      const orders: MigrationOrders = { url: database.url, directory, roles: inject('template').roles, isKilled }
      return spawnSync(process.execPath, [buildWithout('migration-process.ts', without), JSON.stringify(orders)], { stdio: 'ignore' }).status
    }
    expect(migrate(true)).toBeNull()
    const second = migrate(false)
    await database.drop()
    await rm(directory, { recursive: true, force: true })
    return second
  }

  test('the next start applies it from the beginning', async () => {
    expect(await migrateTwice()).toBe(0)
  })

  test('outside of a transaction no start works any more', async () => {
    expect(await migrateTwice(['migration-in-a-transaction'])).toBe(1)
  })
})
