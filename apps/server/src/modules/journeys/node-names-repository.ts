import type { Tx } from '../../db/postgres.ts'

export interface JourneyPlace { readonly journeyId: string; /** Null: the newest published. */ readonly version: number | null; readonly nodeId: string | null }

/** What a person would call a place in a journey; `nodeName` is null for a node without a name of its own, `nodeKind` for one that is not in that version. */
export interface PlaceNames { readonly journeyName: string; readonly nodeName: string | null; readonly nodeKind: string | null }

/** Names of places, in the order given; null where there is no such journey. Archived journeys have names too. */
export async function namesOfPlaces(tx: Tx, places: readonly JourneyPlace[]): Promise<(PlaceNames | null)[]> {
  if (places.length === 0) return []
  const rows = await tx.query<PlaceNames & { ord: number }>(`
    SELECT p.ord, j.name AS "journeyName", n.node ->> 'name' AS "nodeName", n.node ->> 'kind' AS "nodeKind"
    FROM unnest($1::uuid[], $2::int[], $3::text[]) WITH ORDINALITY AS p(journey_id, version, node_id, ord)
    JOIN journeys j ON j.workspace_id = current_workspace() AND j.id = p.journey_id
    LEFT JOIN journey_versions v ON v.workspace_id = current_workspace() AND v.journey_id = j.id AND v.version = coalesce(p.version, j.published_version) AND p.node_id IS NOT NULL
    LEFT JOIN LATERAL (SELECT node FROM jsonb_array_elements(v.document -> 'nodes') AS node WHERE node ->> 'id' = p.node_id LIMIT 1) n ON true`,
    [places.map(({ journeyId }) => journeyId), places.map(({ version }) => version), places.map(({ nodeId }) => nodeId)])
  const byOrd = new Map(rows.map(({ ord, ...names }) => [ord, names]))
  return places.map((_, index) => byOrd.get(index + 1) ?? null)
}
