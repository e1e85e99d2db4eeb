import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { readEnv } from '../src/env.ts'
import type { FailpointName } from '../src/failpoints.ts'
import { recoverSending } from '../src/modules/messages/index.ts'
import { composeDeps } from '../src/start/compose-deps.ts'
import { startWorkers } from '../src/workers/start-workers.ts'

// A worker of the product without its doors, over given databases, told by one JSON argument what befalls it. Says `ready`, and
// `at <point>` when it comes to its fate. Ends when it is killed.

export interface WorkerOrders {
  readonly appUrl: string
  readonly queueUrl: string
  readonly clickhouseUrl: string
  readonly clickhouseDatabase: string
  readonly masterKeyHex: string
  readonly dataDir: string
  readonly smtpUrl: string
  readonly outboundAllow: string
  readonly fate?: Fate
}

/** What happens at the n-th passing (from 1) of a point, once. */
export interface Fate { readonly point: FailpointName; readonly passing?: number; readonly action: 'kill' | 'throw' | 'disconnect' | 'stall'; /** Milliseconds of a stall, 3,000 unless told. */ readonly stallMs?: number }

const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
const say = (line: string): void => { process.stdout.write(`${line}\n`) }

const backends: number[] = []
/** As an administrator would, or a failover: every connection of ours to the database ends. */
async function dropConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: orders.appUrl })
  await client.connect()
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid = ANY($1::int[])', [backends])
  await client.end()
}

let passings = 0
globalThis.failpoint = (point) => {
  const { fate } = orders
  if (fate === undefined || point !== fate.point) return
  passings += 1
  if (passings !== (fate.passing ?? 1)) return
  say(`at ${point}`)
  switch (fate.action) {
    case 'kill': process.kill(process.pid, 'SIGKILL'); return
    case 'throw': throw new Error('Thrown at a fail point')
    case 'disconnect': return dropConnections()
    case 'stall': return sleep(fate.stallMs ?? 3_000)
  }
}

const { appUrl, queueUrl, clickhouseUrl, clickhouseDatabase, dataDir } = orders
const { deps, queues } = await composeDeps({
  env: readEnv({ SMTP_URL: orders.smtpUrl, OUTBOUND_ALLOW: orders.outboundAllow }), log, dataDir, publicUrl: 'http://127.0.0.1:4000',
  services: { appUrl, queueUrl, clickhouseUrl, clickhouseDatabase, description: 'test', stop: () => Promise.resolve() },
  masterKey: Buffer.from(orders.masterKeyHex, 'hex'),
})
deps.db.pool.on('connect', (connected) => { backends.push((connected as unknown as { readonly processID: number }).processID) })
await recoverSending(deps)
startWorkers(deps, queues)
say('ready')
