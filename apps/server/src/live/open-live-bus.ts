import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { BaseLogger } from 'pino'
import { z } from 'zod'
import { createCoalescer } from './coalesce.ts'
import type { LiveBus, LiveMessage } from './live-bus.ts'

const channel = 'sendero_live'
const intervalMs = 250
const reconnectMs = 1_000

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('journey'), workspaceId: z.uuid(), journeyId: z.uuid() }),
  z.object({ kind: z.literal('member'), workspaceId: z.uuid(), userId: z.uuid() }),
  z.object({ kind: z.literal('demo'), workspaceId: z.uuid() }),
  z.object({ kind: z.literal('events'), workspaceId: z.uuid() }),
  z.object({ kind: z.literal('mailbox'), workspaceId: z.uuid() }),
  z.object({ kind: z.literal('segments'), workspaceId: z.uuid(), segmentId: z.uuid() }),
  z.object({ kind: z.literal('import'), workspaceId: z.uuid(), importId: z.uuid() }),
])

/** `onError`: told once per lost connection. The bus heals by itself; hints sent while it is down are lost, as hints may be. */
interface Options { readonly url: string; readonly log: BaseLogger }

/** One connection per process that listens and notifies. Everything published comes back through the database, also to this process. */
export async function openLiveBus({ url, log }: Options): Promise<LiveBus> {
  const listeners = new Map<string, Set<(message: LiveMessage) => void>>()
  let isClosed = false
  let client: pg.Client | null = null

  const hear = (payload: string | undefined): void => {
    const message = readMessage(payload)
    if (message === null) return
    for (const listener of [...(listeners.get(message.workspaceId) ?? [])]) listener(message)
  }
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'sendero live', keepAlive: true, pipeline: true })
    let isLost = false
    const lose = (error?: Error): void => {
      if (isLost) return
      isLost = true
      fresh.end().catch(() => undefined)
      // One that never opened has somebody who tries again: a second would be two, and soon thousands.
      if (isClosed || client !== fresh) return
      client = null
      log.warn({ err: error }, 'The live connection was lost and is opened again')
      void reconnect()
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    fresh.on('notification', ({ payload }) => { hear(payload) })
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    client = fresh
  }
  const reconnect = async (): Promise<void> => {
    while (!isClosed) {
      await sleep(reconnectMs, undefined, { ref: false })
      if (isClosed) return
      const isOpen = await connect().then(() => true, () => false)
      if (isOpen) return
    }
  }
  const coalescer = createCoalescer<LiveMessage>(intervalMs, (message) => {
    client?.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(message)]).catch((error: unknown) => { log.debug({ err: error }, 'A live hint was lost') })
  })
  await connect()

  return {
    publish(message) {
      if (!isClosed) coalescer.push(keyOf(message), message)
    },
    subscribe(workspaceId, listener) {
      const known = listeners.get(workspaceId) ?? new Set()
      listeners.set(workspaceId, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && listeners.get(workspaceId) === known) listeners.delete(workspaceId)
      }
    },
    async close() {
      isClosed = true
      coalescer.close()
      listeners.clear()
      await client?.end()
    },
  }
}

function keyOf(message: LiveMessage): string {
  switch (message.kind) {
    case 'journey': return `journey ${message.workspaceId} ${message.journeyId}`
    case 'segments': return `segments ${message.workspaceId} ${message.segmentId}`
    case 'member': return `member ${message.workspaceId} ${message.userId}`
    case 'demo': return `demo ${message.workspaceId}`
    case 'import': return `import ${message.workspaceId} ${message.importId}`
    case 'events': return `events ${message.workspaceId}`
    case 'mailbox': return `mailbox ${message.workspaceId}`
  }
}

/** Any role of the database may notify on a channel: what comes in is checked like any other input. */
function readMessage(payload: string | undefined): LiveMessage | null {
  try {
    return messageSchema.parse(JSON.parse(payload ?? ''))
  } catch {
    return null
  }
}
