import type { SendLimits } from './sender.ts'

/** Time since a moment, by whichever clock says more: the monotonic one stands still while a machine sleeps, the other can be set back. */
export function stopwatch(): () => number {
  const [monotonic, wall] = [performance.now(), Date.now()]
  return () => Math.max(performance.now() - monotonic, Date.now() - wall)
}

/** Thrown at a guard: too late to begin, so nothing was sent. */
export class TooLate extends Error {
  constructor() {
    super('The call did not begin while the message was ours')
  }
}

export interface Fence {
  /** May the call begin at all? */
  checkStart(): void
  /** Right before the irreversible byte: the answer, or the end of waiting for it, must still come within the lease. */
  checkPoint(): void
}

/** So long after the fence the irreversible byte of a message leaves, or never does. */
export const latestStartMs = ({ leaseMs, requestMs, marginMs }: SendLimits): number => leaseMs - requestMs - marginMs

/** Guards one fenced batch; `elapsed` counts from before its transaction T1 began. */
export function fenceOf(limits: SendLimits, elapsed: () => number): Fence {
  const latest = latestStartMs(limits)
  return {
    checkStart: () => { if (elapsed() > Math.min(limits.startWithinMs, latest)) throw new TooLate() },
    checkPoint: () => { if (elapsed() > latest) throw new TooLate() },
  }
}
