import { randomUUID } from 'node:crypto'

/** Called at the points where a crash would hurt most; does nothing outside of tests. */
export type Failpoint = (point: 'fenced' | 'half-written' | 'accepted' | 'answered' | 'settled', messageId: string) => void | Promise<void>

export interface SendLimits {
  /** How long a fenced message is ours. By the clock of the database. */
  readonly leaseMs: number
  /** Longest time of one call to a provider. */
  readonly requestMs: number
  /** What clocks and stalls may add up to. */
  readonly marginMs: number
  /** A fenced message whose call has not begun by then is put back: nobody is written to long after they said no. */
  readonly startWithinMs: number
}

export const sendLimits: SendLimits = { leaseMs: 30_000, requestMs: 10_000, marginMs: 3_000, startWithinMs: 10_000 }

/** What this process sends with. It has a name of its own: fenced messages belong to it. */
export interface Sender {
  /** UUID of this process instance; never used again after it has ended. */
  readonly owner: string
  readonly limits: SendLimits
  /** False: every e-mail goes to the built-in mailbox. */
  readonly hasTransport: boolean
  close(): Promise<void>
}

export function openSender(_options: object): Sender {
  return { owner: randomUUID(), limits: sendLimits, hasTransport: false, close: async () => undefined }
}
