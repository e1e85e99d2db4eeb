import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '../../db/postgres.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import type { Scope } from '../../procedures/permissions.ts'

// A key is shown once and stored as its SHA-256: 256 random bits need no slow hash.

const newSecret = (prefix: 'sk_' | 'wk_'): { key: string; hash: Buffer } => {
  const key = prefix + randomBytes(32).toString('base64url')
  return { key, hash: createHash('sha256').update(key).digest() }
}

export interface ApiKey { id: string; name: string; scopes: string[]; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null; revokedAt: Date | null }

export async function insertApiKey(tx: Tx, given: { name: string; scopes: readonly Scope[]; expiresAt: Date | null; createdBy: string | null }): Promise<{ id: string; key: string }> {
  const { key, hash } = newSecret('sk_')
  const id = newId()
  await tx.query('INSERT INTO api_keys (workspace_id, id, name, secret_hash, scopes, expires_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.workspaceId, id, given.name, hash, given.scopes, given.expiresAt, given.createdBy])
  return { id: toPublicId('key', id), key }
}

export async function insertWriteKey(tx: Tx, name: string): Promise<{ id: string; writeKey: string }> {
  const { key, hash } = newSecret('wk_')
  const id = newId()
  await tx.query('INSERT INTO write_keys (workspace_id, id, name, secret_hash) VALUES ($1, $2, $3, $4)', [tx.workspaceId, id, name, hash])
  return { id: toPublicId('key', id), writeKey: key }
}

export async function listApiKeys(tx: Tx, page: { after: string | null; limit: number }): Promise<ApiKey[]> {
  return tx.query<ApiKey>(`
    SELECT id, name, scopes, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"
    FROM api_keys WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`, [page.after, page.limit])
}

/** False when there is no such key. Revoking twice keeps the first moment. */
export async function revokeApiKey(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING id', [id])).length > 0
}

export async function revokeWriteKey(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('UPDATE write_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING id', [id])).length > 0
}

export interface WriteKey { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null }

export async function listWriteKeys(tx: Tx, page: { after: string | null; limit: number }): Promise<WriteKey[]> {
  return tx.query<WriteKey>(`
    SELECT id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
    FROM write_keys WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`, [page.after, page.limit])
}
