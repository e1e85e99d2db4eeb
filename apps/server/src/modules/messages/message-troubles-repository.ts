import type { Tx } from '../../db/postgres.ts'
import type { TroubleKind } from './reason-in-words.ts'

// Messages that did not reach whom they were for, or are put off. Time is when they were queued, as in the numbers of a node.

export interface TroubleOf {
  readonly journeyId: string
  readonly nodeId: string
  /** Epoch ms, from inclusive, to exclusive; null for open. */
  readonly from: number | null
  readonly to: number | null
  /** Null: of all versions. */
  readonly version: number | null
}

export interface TroubleCount { readonly kind: TroubleKind; readonly reason: string | null; readonly count: number }

const isPutOff = `state = 'queued' AND reason = 'quiet_hours'`
const kind = `CASE WHEN state IN ('failed', 'skipped', 'unknown') THEN state WHEN ${isPutOff} THEN 'waiting' ELSE 'bounced' END`
const those = `workspace_id = current_workspace() AND journey_id = $1 AND node_id = $2 AND (state IN ('failed', 'skipped', 'unknown') OR bounced_at IS NOT NULL OR ${isPutOff})
  AND ($3::float8 IS NULL OR created_at >= to_timestamp($3::float8 / 1000)) AND ($4::float8 IS NULL OR created_at < to_timestamp($4::float8 / 1000)) AND ($5::integer IS NULL OR version = $5)`
const parameters = ({ journeyId, nodeId, from, to, version }: TroubleOf): unknown[] => [journeyId, nodeId, from, to, version]

/** Reasons, the most frequent first. */
export function countTroubles(tx: Tx, of: TroubleOf): Promise<TroubleCount[]> {
  return tx.query<TroubleCount & object>(`SELECT ${kind} AS kind, reason, count(*) AS count FROM messages WHERE ${those} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`, parameters(of))
}

export interface Trouble {
  readonly id: string
  readonly customerId: string | null
  readonly runId: string | null
  readonly kind: TroubleKind
  readonly reason: string | null
  /** What the provider or the template said, or which rule it was. */
  readonly error: string | null
  /** Epoch milliseconds. */
  readonly at: number
}

interface Page {
  /** Undefined: whatever it was. */
  readonly only: { readonly kind: TroubleKind; readonly reason: string | null } | undefined
  readonly before: { readonly at: number; readonly id: string } | null
  readonly limit: number
}

/** The newest first; one more than the limit. */
export function listTroubles(tx: Tx, of: TroubleOf, { only, before, limit }: Page): Promise<Trouble[]> {
  return tx.query<Trouble & object>(`
    SELECT id, customer_id AS "customerId", run_id AS "runId", ${kind} AS kind, reason, error, (extract(epoch FROM created_at) * 1000)::float8 AS at FROM messages
    WHERE ${those} AND ($6::text IS NULL OR ${kind} = $6 AND reason IS NOT DISTINCT FROM $7)
      AND ($8::float8 IS NULL OR (created_at, id) < (to_timestamp($8::float8 / 1000), $9::uuid))
    ORDER BY created_at DESC, id DESC LIMIT $10`, [...parameters(of), only?.kind ?? null, only?.reason ?? null, before?.at ?? null, before?.id ?? null, limit + 1])
}
