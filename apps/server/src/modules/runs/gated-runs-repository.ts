import type { Tx } from '../../db/postgres.ts'
import type { EntryGate } from './entry-slot.ts'
import type { NewRun } from './runs-repository.ts'

interface GatedRun extends NewRun { readonly gate: EntryGate | null }

/**
 * Inserts runs that are due at once where the person's other runs in the journey allow it: how many are active, when the last one
 * began. The row of the gate is held from the look to the commit, so that of two entries at once the second counts the first.
 * Returns the ids of those inserted.
 */
export async function insertGatedRuns(tx: Tx, runs: readonly GatedRun[], now: number): Promise<Set<string>> {
  if (runs.length === 0) return new Set()
  const at = new Date(now).toISOString()
  const column = <T>(of: (run: GatedRun) => T): T[] => runs.map(of)
  // Everybody holds gates in the same order, so that two transactions never wait for each other in a circle.
  await tx.prepared('entry_gates_hold', `
    INSERT INTO entry_gates (workspace_id, journey_id, customer_id, asked_at)
    SELECT DISTINCT current_workspace(), u.journey_id, u.customer_id, $3::timestamptz FROM unnest($1::uuid[], $2::uuid[]) AS u(journey_id, customer_id)
    ORDER BY u.customer_id, u.journey_id
    ON CONFLICT (workspace_id, journey_id, customer_id) DO UPDATE SET asked_at = excluded.asked_at`, [column((run) => run.journeyId), column((run) => run.customerId), at])
  // A statement of its own: it sees what whoever held the gate before us has committed.
  const rows = await tx.prepared<{ id: string }>('runs_insert_gated', `
    WITH asked AS (
      SELECT u.*, row_number() OVER (PARTITION BY u.journey_id, u.customer_id ORDER BY u.place) AS rank
      FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::int[], $10::boolean[]) WITH ORDINALITY
        AS u(id, journey_id, version, customer_id, slot, entry, since, at_most, is_bulk, place))
    INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, is_single, is_bulk, status, wake_at, entry, started_at, updated_at)
    SELECT current_workspace(), a.id, a.journey_id, a.version, a.customer_id, a.slot, false, a.is_bulk, 'active', $9, a.entry::jsonb, $9, $9
    FROM asked a
    WHERE (a.since IS NULL OR a.rank = 1 AND NOT EXISTS (
        SELECT 1 FROM runs r WHERE r.workspace_id = current_workspace() AND r.journey_id = a.journey_id AND r.customer_id = a.customer_id AND r.started_at > a.since))
      AND (a.at_most IS NULL OR a.rank + (
        SELECT count(*) FROM runs r WHERE r.workspace_id = current_workspace() AND r.journey_id = a.journey_id AND r.customer_id = a.customer_id AND r.status = 'active') <= a.at_most)
    ORDER BY a.customer_id, a.journey_id, a.place
    ON CONFLICT DO NOTHING RETURNING id`, [
    column((run) => run.id), column((run) => run.journeyId), column((run) => run.version), column((run) => run.customerId), column((run) => run.slot), column((run) => JSON.stringify(run.entry)),
    column((run) => (run.gate?.since == null ? null : new Date(run.gate.since).toISOString())), column((run) => run.gate?.atMost ?? null), at, column((run) => run.isBulk)])
  return new Set(rows.map((row) => row.id))
}
