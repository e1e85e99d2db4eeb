import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Env } from '../../env.ts'
import { httpWire } from './http-wire.ts'
import { openMailServers } from './mail-servers.ts'
import type { MailServers } from './mail-servers.ts'
import type { PreparedCall } from './prepared.ts'
import type { ProcessBirth } from './read-journals.ts'
import { openSendJournal } from './send-journal.ts'
import type { SendJournal } from './send-journal.ts'
import type { CrowdTurns } from './crowd-turns.ts'
import { everyUnderway } from './underway.ts'
import type { UnderwayOf } from './underway.ts'
import type { Wire } from './wire.ts'

export interface SendLimits {
  /** How long a fenced message is ours, by the clock of the database. */
  readonly leaseMs: number
  /** Longest time of one call to a provider. */
  readonly requestMs: number
  /** What clocks and stalls may add up to. */
  readonly marginMs: number
  /** A fenced message whose call has not begun by then is put back: nobody is written to long after they said no. */
  readonly startWithinMs: number
}

const sendLimits: SendLimits = { leaseMs: 30_000, requestMs: 10_000, marginMs: 3_000, startWithinMs: 8_000 }

/** What this process sends with. It has a name of its own: fenced messages belong to it. */
export interface Sender {
  /** UUID of this process instance; never used again after it has ended. */
  readonly owner: string
  readonly limits: SendLimits
  readonly journal: SendJournal
  /** Messages that this process is preparing or sending. */
  readonly busy: Set<string>
  /** By workspace: what this process has begun to send and nobody waits for. */
  readonly underway: Map<string, { readonly of: UnderwayOf; readonly crowd: CrowdTurns }>
  /** By workspace: when it was last searched for messages of senders that are gone (performance.now). */
  readonly sweptAt: Map<string, number>
  readonly servers: MailServers
  readonly calls: Wire<PreparedCall>
  readonly processBirth: ProcessBirth
  readonly isClosing: boolean
  close(): Promise<void>
}

interface SenderOptions {
  readonly env: Pick<Env, 'SMTP_URL' | 'OUTBOUND_ALLOW'>
  readonly log: Logger
  /** Held by this process alone. */
  readonly dataDir: string
  readonly processBirth?: ProcessBirth
  readonly limits?: Partial<SendLimits>
}

/** Opens nothing yet: connections and the journal are made when there is something to send. */
export async function openSender({ env, log, dataDir, limits, processBirth = () => Promise.resolve(null) }: SenderOptions): Promise<Sender> {
  const owner = randomUUID()
  const effective = { ...sendLimits, ...limits }
  const journal = openSendJournal({ dataDir, header: { owner, pid: process.pid, birth: await processBirth(process.pid) } })
  const servers = openMailServers(env.SMTP_URL, effective.requestMs)
  const busy = new Set<string>()
  const underway: Sender['underway'] = new Map()
  let isClosing = false
  return {
    owner, journal, busy, underway, servers, limits: effective,
    sweptAt: new Map(),
    calls: httpWire({ allow: env.OUTBOUND_ALLOW, timeoutMs: effective.requestMs }),
    processBirth,
    get isClosing() { return isClosing },
    async close() {
      isClosing = true
      const all = [...underway.values()]
      await Promise.all(all.map(({ crowd }) => crowd.end()))
      await Promise.all(all.flatMap(({ of }) => everyUnderway(of)).map((one) => one.end()))
      servers.close()
      if (busy.size > 0) log.warn({ messages: busy.size }, 'Stopped with messages whose outcome is not stored; the next start decides them')
      journal.close(busy.size === 0)
    },
  }
}
