import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { inject } from 'vitest'
import { openClickhouse } from '../src/db/clickhouse.ts'
import { openDatabase } from '../src/db/postgres.ts'
import type { Deps } from '../src/deps.ts'
import { readEnv } from '../src/env.ts'
import { createMetrics } from '../src/metrics.ts'
import { openSender } from '../src/modules/messages/index.ts'
import { enterBySegmentChanges, listUses, segmentUses, tellSegmentChanges } from '../src/modules/runs/index.ts'
import { changeMemberships, changeZone } from '../src/modules/segments/index.ts'
import { insertWorkspace } from '../src/modules/workspaces/insert-workspace.ts'
import type { QueueName } from '../src/queues/queue-contracts.ts'
import { deriveSecrets } from '../src/secrets.ts'
import { freshDatabase } from './fresh-database.ts'
import type { FreshDatabase } from './fresh-database.ts'
import { requirePromisesKept } from './promises-kept.ts'
import type { BrokenOnPurpose } from './promises-kept.ts'

export interface TestDeps {
  readonly deps: Deps
  readonly fresh: FreshDatabase
  /** Every wake-up asked for so far: no worker runs, a test calls the bodies itself. */
  readonly wakes: { readonly queue: QueueName; readonly workspaceId: string }[]
  newWorkspace(options?: { isSandbox?: boolean; name?: string }): Promise<string>
  close(): Promise<void>
}

// No worker runs here: what is queued is sent, and what was sent is taken in, when a test does so.
const undone = ['No message is overdue', 'No event waits to be taken in']

/** All that a use case needs, over real databases of the test's own; parts can be replaced. Its end asks for the promises of the engine. */
export async function openTestDeps(replaced: Partial<Deps> = {}, { broken = [] }: { readonly broken?: BrokenOnPurpose } = {}): Promise<TestDeps> {
  const fresh = await freshDatabase()
  const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
  const wakes: { queue: QueueName; workspaceId: string }[] = []
  const wake = (queue: QueueName, workspaceId: string): void => { wakes.push({ queue, workspaceId }) }
  const unused = (): never => { throw new Error('This test did not expect anything to be rendered') }
  const deps: Deps = {
    env: readEnv({}),
    log,
    db: openDatabase({ url: fresh.appUrl, max: 10, onError: (error) => { log.warn({ err: error }, 'Database connection error') } }),
    clickhouse: openClickhouse({ url: fresh.clickhouseUrl, database: fresh.clickhouseDatabase }),
    wake: { wake, wakeAt: wake },
    live: { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() },
    renderer: { render: unused, compileMjml: unused, htmlToText: unused, drafts: unused, close: () => Promise.resolve() },
    sender: await openSender({ env: readEnv({}), log, dataDir: tmpdir() }),
    secrets: deriveSecrets(Buffer.from(inject('masterKeyHex'), 'hex')),
    metrics: createMetrics(),
    hooks: {
      async segmentsChanged(given, tx, change) {
        await enterBySegmentChanges(given, tx, change)
        await tellSegmentChanges(given, tx, change)
      },
      segmentUses, listUses, changeMemberships, changeZone,
    },
    publicUrl: 'http://127.0.0.1:4000',
    dataDir: tmpdir(),
    ...replaced,
  }
  const shut = async (): Promise<void> => {
    await deps.clickhouse.close()
    await deps.db.close()
    await fresh.drop()
  }
  return {
    deps, fresh, wakes,
    newWorkspace: async ({ isSandbox = false, name = 'Test' } = {}) => (await insertWorkspace(deps, { name, isSandbox })).id,
    async close() {
      try {
        await requirePromisesKept(deps, fresh.adminUrl, [...undone, ...broken])
      } finally {
        await shut()
      }
    },
  }
}
