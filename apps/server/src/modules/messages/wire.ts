import type { Deps } from '../../deps.ts'
import type { Fence } from './fenced-send.ts'
import type { Line } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Prepared } from './prepared.ts'

export interface FencedMessage<P extends Prepared> { readonly prepared: P; readonly attempt: number; readonly fence: Fence }

export interface DueToPrepare { readonly lines: readonly Line[]; readonly limit: number; readonly except: readonly string[] }

/** A way out of the house: over it messages leave for good. */
export interface Wire<P extends Prepared> {
  readonly channel: 'email' | 'webhook'
  readonly concurrency: number
  /** False while the other side cannot be reached: then nothing is fenced. */
  isUsable(): boolean
  prepare(deps: Deps, workspaceId: string, of: DueToPrepare): Promise<P[]>
  /** Writes the journal around the irreversible byte. Throws only for faults of ours: whether it was sent is then told by the journal. */
  perform(deps: Deps, workspaceId: string, message: FencedMessage<P>): Promise<Outcome>
}
