import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { openClickhouse } from '../src/db/clickhouse.ts'
import { openDatabase } from '../src/db/postgres.ts'
import type { Deps } from '../src/deps.ts'
import { readEnv } from '../src/env.ts'
import { createMetrics } from '../src/metrics.ts'
import { deliverMessages, openSender, recoverSending } from '../src/modules/messages/index.ts'
import { startRenderer } from '../src/rendering/start-renderer.ts'
import { deriveSecrets } from '../src/secrets.ts'

// A process of its own that delivers until nothing is left, for tests that kill it. Told by one JSON argument; says
// `recovered {...}` when the past is dealt with and `done` when there is nothing more to send.

export interface DeliveryOrders {
  readonly databaseUrl: string
  readonly workspaceId: string
  readonly dataDir: string
  readonly smtpUrl: string
  readonly outboundAllow?: string
  /** Kills itself, without any warning, at the n-th passing of a point, when no mail waits for its answer. */
  readonly dieAt?: { readonly point: string; readonly passing: number }
  /** How a plain queue recovers: whatever was in flight is simply tried again. */
  readonly isNaive?: boolean
}

const orders = JSON.parse(process.argv[2] ?? '{}') as DeliveryOrders
const log = pino({ level: 'silent' })
const env = readEnv({ SMTP_URL: orders.smtpUrl, OUTBOUND_ALLOW: orders.outboundAllow })
let passings = 0
let onTheWire = 0

globalThis.failpoint = async (point) => {
  if (point === 'answered') onTheWire -= 1
  if (orders.dieAt !== undefined && point === orders.dieAt.point) {
    passings += 1
    if (passings >= orders.dieAt.passing) {
      // Of a mail between its final dot and its answer nobody knows; that is another test.
      while (onTheWire > 0) await sleep(1)
      process.kill(process.pid, 'SIGKILL')
    }
  }
  if (point === 'half-written') onTheWire += 1
}

const deps: Deps = {
  env, log,
  db: openDatabase({ url: orders.databaseUrl, max: 6, onError: () => undefined }),
  clickhouse: openClickhouse({ url: 'http://127.0.0.1:9' }),
  wake: { wake: () => undefined, wakeAt: () => undefined },
  live: { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() },
  renderer: startRenderer({ log }),
  sender: await openSender({ env, log, dataDir: orders.dataDir }),
  secrets: deriveSecrets(Buffer.alloc(32, 'test')),
  metrics: createMetrics(),
  hooks: { segmentsChanged: () => Promise.resolve(), segmentUses: () => Promise.resolve([]), listUses: () => Promise.resolve([]), changeMemberships: () => Promise.resolve(), changeZone: () => Promise.resolve() },
  publicUrl: 'http://127.0.0.1:4000',
  dataDir: orders.dataDir,
}

if (orders.isNaive === true) {
  await deps.db.withWorkspace(orders.workspaceId, (tx) => tx.query(`UPDATE messages SET state = 'queued' WHERE state = 'sending'`))
}
process.stdout.write(`recovered ${JSON.stringify(await recoverSending(deps))}\n`)
for (let idle = 0; idle < 2;) {
  const { sent, skipped, failed } = await deliverMessages(deps, orders.workspaceId)
  idle = sent + skipped + failed === 0 ? idle + 1 : 0
  await sleep(20)
}
process.stdout.write('done\n')
await deps.sender.close()
await deps.renderer.close()
await deps.db.close()
process.exit(0)
