import { afterAll, beforeAll, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import { maintainDatabase } from '../../../test/maintain-database.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'

let harness: TestDeps
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })

const people = 20_000

/** Rows of the table of runs that were read from its beginning on, by these statements. */
async function rowsReadBy(...statements: readonly string[]): Promise<number> {
  const total = async (): Promise<number> => (await maintainDatabase<{ rows: number }>(harness.fresh.adminUrl, `SELECT seq_tup_read::float8 AS rows FROM pg_stat_user_tables WHERE relname = 'runs'`))[0]?.rows ?? NaN
  const before = await total()
  await harness.deps.db.globalTransaction(async (query) => {
    for (const statement of statements) await query(statement)
    await query('SELECT pg_stat_force_next_flush()')
  })
  return await total() - before
}

// The question is asked once a second for ever: with a million people waiting, and the table read for it, it took most of a core.
test('looking for work does not read those who wait', async () => {
  const world = await openJourneyWorld(harness)
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P30D').exit('x').document())
  await world.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, node_id, wake_at, entry, started_at, updated_at)
    SELECT current_workspace(), gen_random_uuid(), $1, 1, gen_random_uuid(), 'once', 'active', 'w', workspace_now() + interval '20 days', '{"event": null}', now(), now() FROM generate_series(1, $2::int)`, [id, people])
  await maintainDatabase(harness.fresh.adminUrl, 'ANALYZE runs')
  // The meter sees what is read: nobody has an index by this.
  expect(await rowsReadBy(`SELECT set_config('app.workspace', '${world.workspaceId}', true)`, `SELECT count(*) FROM runs WHERE started_at > now()`)).toBe(people)
  expect(await rowsReadBy('SELECT * FROM find_due_work()', 'SELECT * FROM measure_queue_lag()', 'SELECT * FROM count_stuck_runs()')).toBe(0)
})
