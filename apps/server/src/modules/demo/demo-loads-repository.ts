import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/postgres.ts'
import { demoLoads } from './demo-loads.tables.ts'

export type DemoLoad = Omit<typeof demoLoads.$inferSelect, 'workspaceId'>

const own = (tx: Tx) => eq(demoLoads.workspaceId, tx.workspaceId)
const now = sql`clock_timestamp()`

export async function findDemoLoad(tx: Tx): Promise<DemoLoad | null> {
  const [load] = await tx.orm.select().from(demoLoads).where(own(tx))
  return load ?? null
}

export async function insertDemoLoad(tx: Tx, load: Pick<DemoLoad, 'wasSandbox' | 'total'>): Promise<void> {
  const fresh = { ...load, state: 'running' as const, done: 0, isCancelling: false, error: null, startedAt: now, seenAt: now, finishedAt: null }
  await tx.orm.insert(demoLoads).values({ ...fresh, workspaceId: tx.workspaceId }).onConflictDoUpdate({ target: demoLoads.workspaceId, set: fresh })
}

/** Says how far it is and that its process lives. `goesOn` is false when it was cancelled, or ended by somebody else. */
export async function bookDemoProgress(tx: Tx, done: number): Promise<{ goesOn: boolean }> {
  const [load] = await tx.orm.update(demoLoads).set({ done, seenAt: now }).where(and(own(tx), eq(demoLoads.state, 'running'))).returning({ isCancelling: demoLoads.isCancelling })
  return { goesOn: load?.isCancelling === false }
}

/** False when none is running. */
export async function askToCancel(tx: Tx): Promise<boolean> {
  return (await tx.orm.update(demoLoads).set({ isCancelling: true }).where(and(own(tx), eq(demoLoads.state, 'running'))).returning({ state: demoLoads.state })).length > 0
}

export async function endDemoLoad(tx: Tx, end: { readonly state: 'finished' | 'cancelled' | 'failed'; readonly error: string | null }): Promise<void> {
  await tx.orm.update(demoLoads).set({ ...end, isCancelling: false, finishedAt: now }).where(own(tx))
}

/** A load whose process has not been heard of for this long is not going on. */
const deadAfterMs = 60_000
export const isDead = (load: Pick<DemoLoad, 'state' | 'seenAt'>): boolean => load.state === 'running' && Date.now() - load.seenAt.getTime() > deadAfterMs
