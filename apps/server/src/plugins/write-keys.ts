import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'

// A write key is looked up for every request of every web page: the answer is kept for a few seconds. So a revoked key
// works for that long, and a new key at most a second later than it was made.

const keepFoundMs = 5_000
const keepMissingMs = 1_000
const mostKept = 10_000

interface Found { readonly workspaceId: Promise<string | null>; until: number }

export type FindWorkspace = (writeKey: string) => Promise<string | null>

/** The workspace of a write key; null when there is no such key or it was revoked. */
export function openWriteKeys(deps: Pick<Deps, 'db'>): FindWorkspace {
  const kept = new Map<string, Found>()
  return (writeKey) => {
    const now = performance.now()
    const known = kept.get(writeKey)
    if (known && known.until > now) return known.workspaceId
    if (kept.size >= mostKept) kept.clear()
    const found: Found = { workspaceId: lookUp(deps, writeKey), until: now + keepFoundMs }
    kept.set(writeKey, found)
    found.workspaceId.then(
      (workspaceId) => { if (workspaceId === null) found.until = Math.min(found.until, performance.now() + keepMissingMs) },
      () => { kept.delete(writeKey) },
    )
    return found.workspaceId
  }
}

async function lookUp(deps: Pick<Deps, 'db'>, writeKey: string): Promise<string | null> {
  const hash = createHash('sha256').update(writeKey).digest()
  const [row] = await deps.db.global<{ workspace_id: string; id: string; revoked_at: Date | null }>('SELECT workspace_id, id, revoked_at FROM find_write_key($1)', [hash])
  if (!row || row.revoked_at !== null) return null
  await deps.db.withWorkspace(row.workspace_id, (tx) => tx.query(
    `UPDATE write_keys SET last_used_at = now() WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`, [row.id]))
  return row.workspace_id
}
