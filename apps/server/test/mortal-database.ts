import type { Database, Tx } from '../src/db/postgres.ts'

class Killed extends Error {}

export interface MortalDatabase {
  readonly db: Database
  /** The process dies just before the commit of its transaction after so many others. */
  dieAfter(transactions: number): void
  /** Nobody dies any more. */
  live(): void
  /** What a supervisor does: a process that died is started again. False: it died. */
  survive(work: () => Promise<unknown>): Promise<boolean>
}

/** A database whose user may be killed in the middle of a transaction, which then never happened. */
export function mortalDatabase(db: Database): MortalDatabase {
  let deathAfter: number | null = null
  return {
    db: {
      ...db,
      withWorkspace: <T>(workspaceId: string, work: (tx: Tx) => Promise<T>, options?: Parameters<Database['withWorkspace']>[2]) => db.withWorkspace(workspaceId, async (tx) => {
        const result = await work(tx)
        if (deathAfter !== null && (deathAfter -= 1) < 0) {
          deathAfter = null
          throw new Killed('connection terminated')
        }
        return result
      }, options),
    },
    dieAfter: (transactions) => { deathAfter = transactions },
    live: () => { deathAfter = null },
    survive: (work) => work().then(() => true, (error: unknown) => {
      if (error instanceof Killed) return false
      throw error
    }),
  }
}
