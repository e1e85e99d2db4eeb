import type { Tx } from '../../db/postgres.ts'

/** How far the latest rebuild of a workspace has come. */
export interface Rebuild { readonly id: string; readonly nextNumber: number; /** The first number nobody had when it began. */ readonly endNumber: number; readonly rows: number; readonly isFinished: boolean }

export async function loadRebuild(tx: Tx): Promise<Rebuild | null> {
  const [row] = await tx.query<Rebuild & object>('SELECT id, next_number AS "nextNumber", end_number AS "endNumber", row_count AS rows, finished_at IS NOT NULL AS "isFinished" FROM analytics_rebuilds WHERE workspace_id = current_workspace()')
  return row ?? null
}

export async function startRebuild(tx: Tx, id: string): Promise<void> {
  await tx.query(`
    INSERT INTO analytics_rebuilds (workspace_id, id, end_number) SELECT id, $1, next_customer_number FROM workspaces WHERE id = current_workspace()
    ON CONFLICT (workspace_id) DO UPDATE SET id = excluded.id, next_number = 0, end_number = excluded.end_number, row_count = 0, started_at = clock_timestamp(), finished_at = NULL`, [id])
}

/** Notes a piece as done; `next` null: it was the last. False when another process did it meanwhile. */
export async function advanceRebuild(tx: Tx, { id, from, next, rows }: { readonly id: string; readonly from: number; readonly next: number | null; readonly rows: number }): Promise<boolean> {
  const done = await tx.query(`
    UPDATE analytics_rebuilds SET next_number = coalesce($3, next_number), row_count = row_count + $4, finished_at = CASE WHEN $3::int IS NULL THEN clock_timestamp() END
    WHERE workspace_id = current_workspace() AND id = $1 AND next_number = $2 AND finished_at IS NULL RETURNING id`, [id, from, next, rows])
  return done.length > 0
}
