import type { Tx } from '../../db/postgres.ts'

/** Zones customers of the workspace have had. */
export async function loadZones(tx: Tx): Promise<string[]> {
  const rows = await tx.prepared<{ zone: string }>('customer_zones', 'SELECT time_zone AS zone FROM customer_zones WHERE workspace_id = current_workspace()', [])
  return rows.map(({ zone }) => zone)
}

/** Whether there are zones the occurrences under way have not reckoned with; from now on they have. */
export async function acceptNewZones(tx: Tx): Promise<boolean> {
  const rows = await tx.prepared('customer_zones_accept', 'UPDATE customer_zones SET is_new = false WHERE workspace_id = current_workspace() AND is_new RETURNING true AS accepted', [])
  return rows.length > 0
}

/** Somebody who left a time zone. */
export interface ZoneMove { readonly customerId: string; /** Null: their zone was unknown. */ readonly fromZone: string | null }

/** Takes the next changes of zone off the list, in the order they were made. */
export async function takeMoves(tx: Tx, limit: number): Promise<ZoneMove[]> {
  return tx.prepared<ZoneMove & object>('zone_moves_take', `
    DELETE FROM zone_moves WHERE workspace_id = current_workspace() AND id IN (SELECT id FROM zone_moves WHERE workspace_id = current_workspace() ORDER BY id LIMIT $1)
    RETURNING customer_id AS "customerId", from_zone AS "fromZone"`, [limit])
}

export async function hasMoves(tx: Tx): Promise<boolean> {
  const [row] = await tx.prepared<{ has: boolean }>('zone_moves_has', 'SELECT EXISTS (SELECT 1 FROM zone_moves WHERE workspace_id = current_workspace()) AS has', [])
  return row?.has === true
}
