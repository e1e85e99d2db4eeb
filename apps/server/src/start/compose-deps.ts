import type { Logger } from 'pino'
import { openClickhouse } from '../db/clickhouse.ts'
import { openDatabase } from '../db/postgres.ts'
import type { Deps } from '../deps.ts'
import { processBirth } from '../embedded/process-facts.ts'
import type { Env } from '../env.ts'
import { openLiveBus } from '../live/open-live-bus.ts'
import { createMetrics } from '../metrics.ts'
import { openSender } from '../modules/messages/index.ts'
import { enterBySegmentChanges, listUses, segmentUses, tellSegmentChanges } from '../modules/runs/index.ts'
import { changeMemberships, changeZone } from '../modules/segments/index.ts'
import { openQueues } from '../queues/open-queues.ts'
import type { Queues } from '../queues/open-queues.ts'
import { startRenderer } from '../rendering/start-renderer.ts'
import { deriveSecrets } from '../secrets.ts'
import type { DataServices } from './data-services.ts'

interface Options { readonly env: Env; readonly log: Logger; readonly services: DataServices; readonly masterKey: Buffer; readonly dataDir: string; readonly publicUrl: string }

/** Builds what every use case gets. The one place that knows all implementations. */
export async function composeDeps(options: Options): Promise<{ deps: Deps; queues: Queues; close(): Promise<void> }> {
  const { env, log, services } = options
  const onError = (error: Error): void => { log.warn({ err: error }, 'Database connection error') }
  const db = openDatabase({ url: services.appUrl, max: 16, onError })
  const clickhouse = openClickhouse({ url: services.clickhouseUrl, ...(services.clickhouseDatabase === undefined ? {} : { database: services.clickhouseDatabase }) })
  const queues = openQueues({ postgresUrl: services.queueUrl, redisUrl: env.REDIS_URL, log })
  const live = await openLiveBus({ url: services.appUrl, log })
  const renderer = startRenderer({ log })
  const sender = await openSender({ env, log, dataDir: options.dataDir, processBirth })
  const deps: Deps = {
    env, log, db, clickhouse, live, renderer, sender,
    wake: queues.wake,
    secrets: deriveSecrets(options.masterKey),
    metrics: createMetrics(),
    dataDir: options.dataDir,
    publicUrl: options.publicUrl,
    hooks: {
      async segmentsChanged(given, tx, change) {
        await enterBySegmentChanges(given, tx, change)
        await tellSegmentChanges(given, tx, change)
      },
      segmentUses, listUses, changeMemberships, changeZone,
    },
  }
  return {
    deps,
    queues,
    async close() {
      await queues.close()
      await live.close()
      await sender.close()
      await renderer.close()
      await clickhouse.close()
      await db.close()
    },
  }
}
