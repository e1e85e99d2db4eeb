import type { EventFact, JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

/**
 * Events of these customers with these names, oldest first: what rules and waits look at. Customers without any are left out.
 * Calls about the person itself are no events, also for a rule that names them: analytics does not have them.
 */
export async function loadEventFacts(tx: Tx, customerIds: readonly string[], wanted: readonly string[]): Promise<Map<string, Map<string, EventFact[]>>> {
  const names = wanted.filter((name) => !name.startsWith('$sendero.'))
  const found = new Map<string, Map<string, EventFact[]>>()
  if (customerIds.length === 0 || names.length === 0) return found
  const rows = await tx.prepared<{ customerId: string; name: string; occurredAt: number; properties: JsonObject }>('load_event_facts', `
    SELECT e.customer_id AS "customerId", e.event AS name, (extract(epoch FROM e.occurred_at) * 1000)::float8 AS "occurredAt", l.properties
    FROM customer_events e JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq
    WHERE e.workspace_id = $1 AND e.customer_id = ANY($2::uuid[]) AND e.event = ANY($3::text[])
    ORDER BY e.customer_id, e.event, e.occurred_at, e.seq`, [tx.workspaceId, customerIds, names])
  for (const { customerId, ...fact } of rows) {
    const byName = found.get(customerId) ?? new Map<string, EventFact[]>()
    const facts = byName.get(fact.name)
    if (facts) facts.push(fact)
    else byName.set(fact.name, [fact])
    found.set(customerId, byName)
  }
  return found
}
