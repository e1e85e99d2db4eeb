import type { JsonObject } from '@sendero/flow-engine'
import { jsonPathOf, jsonPathOfKey } from '../../db/json-path.ts'
import type { Tx } from '../../db/postgres.ts'

/** The traits of the newest customers. */
export async function sampleTraits(tx: Tx, limit: number): Promise<JsonObject[]> {
  const rows = await tx.query<{ traits: JsonObject }>('SELECT traits FROM customers WHERE workspace_id = current_workspace() ORDER BY number DESC LIMIT $1', [limit])
  return rows.map(({ traits }) => traits)
}

export interface SeenValue { readonly value: string | number | boolean; readonly count: number }

/** How often each value of a trait occurs among the newest `among` customers, the most frequent first; with `q` those that hold that text. */
export async function countTraitValues(tx: Tx, asked: { readonly trait: string; readonly q: string; readonly among: number; readonly limit: number }): Promise<SeenValue[]> {
  return tx.query<SeenValue & object>(`
    SELECT value, count(*) AS count
    FROM (SELECT traits FROM customers WHERE workspace_id = current_workspace() ORDER BY number DESC LIMIT $1) c,
      LATERAL (SELECT jsonb_path_query(c.traits, $2::text::jsonpath) AS value UNION ALL SELECT jsonb_path_query(c.traits, $3::text::jsonpath) WHERE $2::text <> $3::text) found
    WHERE jsonb_typeof(value) IN ('string', 'number', 'boolean') AND position(lower($4) IN lower(value #>> '{}')) > 0
    GROUP BY value ORDER BY count(*) DESC, value #>> '{}' COLLATE "C" LIMIT $5`, [asked.among, jsonPathOf(asked.trait), jsonPathOfKey(asked.trait), asked.q, asked.limit])
}
