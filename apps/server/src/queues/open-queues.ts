import { Queue, Worker, createPostgresBackend } from 'bullmq'
import type { Job } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { Logger } from 'pino'
import { createHandOver } from './hand-over.ts'
import type { HandOver } from './hand-over.ts'
import { queueNames, wakeJobSchema } from './queue-contracts.ts'
import type { QueueName, WakeJob } from './queue-contracts.ts'
import { createWake } from './wake.ts'
import type { CoalescingWake } from './wake.ts'

export interface QueuesOptions {
  /** Role that owns the schema `bullmq`; used when there is no Redis. */
  readonly postgresUrl: string
  readonly redisUrl: string | undefined
  readonly log: Logger
}

export interface Queues {
  readonly backend: 'postgres' | 'redis'
  readonly wake: CoalescingWake
  /**
   * Sees to work that was found lying. A job in the queue takes a dozen statements, so this process does it if it has a free hand; what
   * has been going on here for a while is offered through the queue, to processes with less to do.
   */
  found(queue: QueueName, workspaceId: string): void
  /**
   * Starts one worker per queue; several workspaces are served at a time. From now on this process also does at once what it wakes
   * for itself. `perform` never throws.
   */
  startWorkers(perform: (queue: QueueName, workspaceId: string) => Promise<void>, concurrency: number): void
  close(): Promise<void>
}

// A stalled job is only run again, never lost: the rows hold the state. The default of 1 fails jobs for good after crashes.
const maxStalledCount = 100_000
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const

export function openQueues(options: QueuesOptions): Queues {
  const { log } = options
  const backend = options.redisUrl === undefined ? postgresBackend(options.postgresUrl) : redisBackend(options.redisUrl)
  let closing = false
  const onError = (error: Error): void => { if (!closing) log.warn({ err: error }, 'Queue connection error') }
  backend.onError(onError)
  const queues = new Map<QueueName, QueueHandle>()
  const workers: WorkerHandle[] = []
  for (const name of queueNames) {
    const queue = backend.queue(name)
    queue.on('error', onError)
    queues.set(name, queue)
  }
  let handOver: HandOver | null = null
  const offer = (name: QueueName, workspaceId: string): void => {
    if (closing) return
    // A lost wake-up is found by the sweeper, so a failure here is worth a line and nothing more.
    queues.get(name)?.add('wake', { workspaceId }, jobOptions).catch((error: unknown) => { if (!closing) log.warn({ err: error, queue: name }, 'Wake-up not queued') })
  }
  const wake = createWake({ take: (name, workspaceId) => !closing && handOver?.take(name, workspaceId) === true, add: offer })
  return {
    backend: backend.kind,
    wake,
    found(name, workspaceId) {
      if (handOver?.needsHelp(name, workspaceId) === true) offer(name, workspaceId)
      else wake.wake(name, workspaceId)
    },
    startWorkers(perform, concurrency) {
      const own = createHandOver({ perform, passOn: offer, hands: concurrency })
      handOver = own
      for (const name of queueNames) {
        const worker = backend.worker(name, (job) => own.run(name, wakeJobSchema.parse(job.data).workspaceId), concurrency)
        worker.on('error', onError)
        workers.push(worker)
      }
    },
    async close() {
      closing = true
      wake.close()
      await handOver?.close()
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await backend.close()
    },
  }
}

type Processor = (job: Pick<Job<unknown>, 'data'>) => Promise<void>
/** What we use of a BullMQ queue and worker: the same on both backends. */
interface QueueHandle {
  add(name: string, data: WakeJob, options: typeof jobOptions): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
interface WorkerHandle {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
interface Backend {
  readonly kind: 'postgres' | 'redis'
  queue(name: QueueName): QueueHandle
  worker(name: QueueName, processor: Processor, concurrency: number): WorkerHandle
  onError(listener: (error: Error) => void): void
  close(): Promise<void>
}

function postgresBackend(url: string): Backend {
  // Each worker keeps one client for LISTEN: a pool no larger than the number of workers would stand still.
  const pool = new pg.Pool({ connectionString: url, max: queueNames.length + 6, options: '-c search_path=bullmq', application_name: 'sendero-queue', keepAlive: true })
  // Every queue and worker listens for errors of the one pool.
  pool.setMaxListeners(queueNames.length * 4)
  return {
    kind: 'postgres',
    queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend),
    worker: (name, processor, concurrency) => new Worker(name, processor, { connection: pool, concurrency, maxStalledCount, drainDelay: 30 }, createPostgresBackend),
    onError: (listener) => { pool.on('error', listener) },
    close: () => pool.end(),
  }
}

function redisBackend(url: string): Backend {
  const connection = new Redis(url, { maxRetriesPerRequest: null })
  return {
    kind: 'redis',
    queue: (name) => new Queue(name, { connection }),
    worker: (name, processor, concurrency) => new Worker(name, processor, { connection, concurrency, maxStalledCount, drainDelay: 30 }),
    onError: (listener) => { connection.on('error', listener) },
    async close() { await connection.quit() },
  }
}
