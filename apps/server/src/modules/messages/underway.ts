import type { Deps } from '../../deps.ts'
import type { Channel, Line } from './message.ts'
import { Settler } from './settler.ts'

/** What is on its way for one workspace in one line of a channel: it may outlive the turn of delivery that began it. */
export class Underway {
  readonly settler: Settler
  readonly inFlight = new Set<Promise<void>>()

  constructor(deps: Deps, workspaceId: string) {
    this.settler = new Settler(deps, workspaceId)
  }

  add(sending: Promise<void>): void {
    const tracked = sending.finally(() => { this.inFlight.delete(tracked) })
    this.inFlight.add(tracked)
    // Whoever waits for the end hears of it.
    tracked.catch(() => undefined)
  }

  /** Resolves when every call has been answered or given up, and the database knows. */
  async end(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all(this.inFlight)
    await this.settler.flush()
  }
}

/** By channel and line: a line has room of its own, so that people never wait for what a crowd has on its way. */
export type UnderwayOf = Readonly<Record<Channel, Readonly<Record<Line, Underway>>>>

export function openUnderway(deps: Deps, workspaceId: string): UnderwayOf {
  const lines = (): UnderwayOf[Channel] => ({ people: new Underway(deps, workspaceId), crowd: new Underway(deps, workspaceId) })
  return { email: lines(), webhook: lines() }
}

export const everyUnderway = ({ email, webhook }: UnderwayOf): readonly Underway[] => [email.people, email.crowd, webhook.people, webhook.crowd]
