import type { JsonObject } from '@sendero/flow-engine'
import { jsonPathOf, jsonPathOfKey } from '../../db/json-path.ts'
import type { Tx } from '../../db/postgres.ts'

// The log has no index by name: what is looked at is the end of it, so that a rare event costs no more than a frequent one.
const mostLookedAt = 20_000
const newest = (event: string): string => `
  SELECT l.properties FROM (SELECT event, properties, seq FROM event_log WHERE workspace_id = current_workspace() ORDER BY seq DESC LIMIT ${mostLookedAt}) l WHERE l.event = ${event} ORDER BY l.seq DESC`

/** The properties of the newest events of a name; none when it has not happened for long. */
export async function sampleProperties(tx: Tx, event: string, limit: number): Promise<JsonObject[]> {
  const rows = await tx.query<{ properties: JsonObject }>(`${newest('$1')} LIMIT $2`, [event, limit])
  return rows.map(({ properties }) => properties)
}

export interface SeenProperty { readonly value: string | number | boolean; readonly count: number }

/** How often each value of a property occurs in the newest events of a name, the most frequent first; with `q` those that hold that text. */
export async function countPropertyValues(tx: Tx, asked: { readonly event: string; readonly property: string; readonly q: string; readonly limit: number }): Promise<SeenProperty[]> {
  return tx.query<SeenProperty & object>(`
    SELECT value, count(*) AS count
    FROM (${newest('$1')}) e,
      LATERAL (SELECT jsonb_path_query(e.properties, $2::text::jsonpath) AS value UNION ALL SELECT jsonb_path_query(e.properties, $3::text::jsonpath) WHERE $2::text <> $3::text) found
    WHERE jsonb_typeof(value) IN ('string', 'number', 'boolean') AND position(lower($4) IN lower(value #>> '{}')) > 0
    GROUP BY value ORDER BY count(*) DESC, value #>> '{}' COLLATE "C" LIMIT $5`, [asked.event, jsonPathOf(asked.property), jsonPathOfKey(asked.property), asked.q, asked.limit])
}
