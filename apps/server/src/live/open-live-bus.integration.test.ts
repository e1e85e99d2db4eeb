import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import type { FreshDatabase } from '../../test/fresh-database.ts'
import type { LiveBus, LiveMessage } from './live-bus.ts'
import { openLiveBus } from './open-live-bus.ts'

const workspaceId = '00000000-0000-4000-8000-000000000001'
const otherId = '00000000-0000-4000-8000-000000000002'
const journeyId = '00000000-0000-4000-8000-0000000000aa'
const hint: LiveMessage = { kind: 'journey', workspaceId, journeyId }

let fresh: FreshDatabase
const buses: LiveBus[] = []
beforeAll(async () => { fresh = await freshDatabase() })
afterAll(async () => { await fresh.drop() })
afterEach(async () => { for (const bus of buses.splice(0)) await bus.close() })

async function openBus(): Promise<LiveBus> {
  const bus = await openLiveBus({ url: fresh.appUrl, log: pino({ level: 'silent' }) })
  buses.push(bus)
  return bus
}

test('what one process publishes every process hears, and nobody hears another workspace', async () => {
  const [here, there] = [await openBus(), await openBus()]
  const heard = { here: [] as LiveMessage[], there: [] as LiveMessage[], other: [] as LiveMessage[] }
  here.subscribe(workspaceId, (message) => heard.here.push(message))
  const leave = there.subscribe(workspaceId, (message) => heard.there.push(message))
  there.subscribe(otherId, (message) => heard.other.push(message))
  here.publish(hint)
  await vi.waitFor(() => { expect(heard).toEqual({ here: [hint], there: [hint], other: [] }) })
  leave()
  here.publish({ kind: 'events', workspaceId })
  await vi.waitFor(() => { expect(heard.here).toHaveLength(2) })
  await sleep(100)
  expect(heard.there).toHaveLength(1)
})

test('a flood of hints about one journey becomes a few, the last one included', async () => {
  const bus = await openBus()
  let heard = 0
  bus.subscribe(workspaceId, () => { heard += 1 })
  for (let index = 0; index < 500; index += 1) bus.publish(hint)
  await sleep(700)
  expect(heard).toBe(2)
})

test('the bus heals when its connection is cut, and does not believe what strangers notify', async () => {
  const [bus, writer] = [await openBus(), await openBus()]
  const heard: LiveMessage[] = []
  bus.subscribe(workspaceId, (message) => heard.push(message))
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sendero live' AND datname = current_database()`)
  await vi.waitFor(async () => {
    writer.publish({ kind: 'events', workspaceId })
    await sleep(300)
    expect(heard.length).toBeGreaterThan(0)
  }, { timeout: 20_000, interval: 10 })
  const before = heard.length
  await admin.query(`SELECT pg_notify('sendero_live', 'no json'), pg_notify('sendero_live', '{"kind":"journey","workspaceId":"${workspaceId}","journeyId":"x"}')`)
  await sleep(200)
  await admin.end()
  expect(heard.filter((message) => message.kind === 'journey')).toEqual([])
  expect(heard.length).toBeLessThanOrEqual(before + 1)
})

test('hints about many things at once are all heard, with no complaint of the driver', async () => {
  const warnings: string[] = []
  const note = (warning: Error): void => { warnings.push(warning.message) }
  process.on('warning', note)
  const bus = await openBus()
  const heard = new Set<string>()
  bus.subscribe(workspaceId, (message) => { if (message.kind === 'journey') heard.add(message.journeyId) })
  const ids = Array.from({ length: 20 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`)
  for (const id of ids) bus.publish({ kind: 'journey', workspaceId, journeyId: id })
  await vi.waitFor(() => { expect([...heard].sort()).toEqual(ids) })
  process.off('warning', note)
  expect(warnings).toEqual([])
})
