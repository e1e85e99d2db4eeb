import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../db/postgres.ts'

// Sessions are opaque random tokens; only their hash is stored, so a copy of the database signs nobody in.

const idleDays = 14
const absoluteDays = 60

export interface Session { readonly userId: string; readonly email: string; readonly name: string }

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

type WithDb = { readonly db: Pick<Database, 'global' | 'globalTransaction'> }

export async function createSession(deps: WithDb, userId: string, userAgent: string | undefined): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await deps.db.global(`INSERT INTO sessions (token_hash, user_id, expires_at, user_agent) VALUES ($1, $2, now() + $3 * interval '1 day', $4)`, [tokenHash(token), userId, absoluteDays, userAgent?.slice(0, 300) ?? null])
  return token
}

/** The signed-in user of a token, or null. Idle sessions end after 14 days, all after 60. */
export async function findSession(deps: WithDb, token: string): Promise<Session | null> {
  const rows = await deps.db.global<Session & { isStale: boolean }>(`
    SELECT u.id AS "userId", u.email, u.name, s.last_used_at < now() - interval '5 minutes' AS "isStale"
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_used_at > now() - $2 * interval '1 day' AND u.disabled_at IS NULL`, [tokenHash(token), idleDays])
  const row = rows[0]
  if (!row) return null
  if (row.isStale) await deps.db.global('UPDATE sessions SET last_used_at = now() WHERE token_hash = $1', [tokenHash(token)])
  return { userId: row.userId, email: row.email, name: row.name }
}

export async function endSession(deps: WithDb, token: string): Promise<void> {
  await deps.db.global('DELETE FROM sessions WHERE token_hash = $1', [tokenHash(token)])
}
