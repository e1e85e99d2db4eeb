import type { Channel } from './message.ts'

interface Turn { isAgain: boolean; readonly done: Promise<void> }

/** The turns of delivery for the crowd that are under way for one workspace, one per channel: nobody waits for them. */
export class CrowdTurns {
  readonly #turns = new Map<Channel, Turn>()
  readonly #goAgain: () => void

  /** `goAgain`: called when a turn has ended before all was done, or before what came while it was under way. */
  constructor(goAgain: () => void) {
    this.#goAgain = goAgain
  }

  /** Begins a turn unless one is under way, which is then followed by another. `work` never throws; it resolves with whether it left something. */
  begin(channel: Channel, work: () => Promise<boolean>): void {
    const present = this.#turns.get(channel)
    if (present) {
      present.isAgain = true
      return
    }
    const turn: Turn = { isAgain: false, done: work().then((isMore) => {
      this.#turns.delete(channel)
      if (isMore || turn.isAgain) this.#goAgain()
    }) }
    this.#turns.set(channel, turn)
  }

  async end(): Promise<void> {
    await Promise.all([...this.#turns.values()].map(({ done }) => done))
  }
}
