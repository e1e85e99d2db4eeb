import type { Tx } from '../../db/postgres.ts'

/**
 * What people call the actors of stored rows (`user:<id>`, `key:<id>`, `operator`): the name of a user, of an API key. Those who
 * are gone, and who never belonged to this workspace, are left out.
 */
export async function actorNames(tx: Tx, actors: readonly string[]): Promise<Map<string, string>> {
  if (actors.length === 0) return new Map()
  const rows = await tx.query<{ actor: string; name: string }>(`
    SELECT a.actor, coalesce(u.name, k.name || ' (API key)') AS name FROM unnest($1::text[]) AS a(actor)
    LEFT JOIN memberships m ON m.workspace_id = current_workspace() AND a.actor = 'user:' || m.user_id
    LEFT JOIN users u ON u.id = m.user_id
    LEFT JOIN api_keys k ON k.workspace_id = current_workspace() AND a.actor = 'key:' || k.id
    WHERE u.name IS NOT NULL OR k.name IS NOT NULL`, [[...new Set(actors)]])
  return new Map([['operator', 'Command line'], ...rows.map(({ actor, name }): [string, string] => [actor, name])])
}
