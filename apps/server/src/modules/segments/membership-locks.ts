import type { Tx } from '../../db/postgres.ts'

// Order of locks, everywhere: this one, then customers by id, then segments by id. Some callers hold customers before they come here to
// share, so whoever owns must not lock a customer.
// Whoever evaluates people holds it shared; whoever changes a rule or lays down a computed membership holds it alone, so that
// nobody writes an answer to a rule, or beside a computation, that they did not know of.

/** For live updates: many at once. Held until the end of the transaction. */
export async function shareMemberships(tx: Tx): Promise<void> {
  tx.write('share_memberships', `SELECT pg_advisory_xact_lock_shared(hashtextextended('memberships/' || $1, 0))`, [tx.workspaceId])
}

/** Waits until every live update under way has committed, and keeps new ones waiting until the end of the transaction: be quick. */
export async function ownMemberships(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('memberships/' || $1, 0))`, [tx.workspaceId])
}

/** True when no other process works through this segment (scan, due people) until the end of this transaction. */
export async function claimSegmentWork(tx: Tx, segmentId: string): Promise<boolean> {
  const [row] = await tx.query<{ claimed: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended('segment-work/' || $1, 0)) AS claimed`, [segmentId])
  return row?.claimed === true
}
