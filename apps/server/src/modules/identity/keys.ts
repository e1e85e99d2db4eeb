import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/postgres.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import type { Scope } from '../../procedures/permissions.ts'
import { apiKeys, writeKeys } from './keys.tables.ts'

// A key is shown once and stored as its SHA-256: 256 random bits need no slow hash.

const newSecret = (prefix: 'sk_' | 'wk_'): { key: string; hash: Buffer } => {
  const key = prefix + randomBytes(32).toString('base64url')
  return { key, hash: createHash('sha256').update(key).digest() }
}

/** A page of keys: the newest first, after the last one of the page before. */
interface Page { readonly after: string | null; readonly limit: number }

export async function insertApiKey(tx: Tx, given: { name: string; scopes: readonly Scope[]; expiresAt: Date | null; createdBy: string | null }): Promise<{ id: string; key: string }> {
  const { key, hash } = newSecret('sk_')
  const id = newId()
  await tx.orm.insert(apiKeys).values({ ...given, scopes: [...given.scopes], workspaceId: tx.workspaceId, id, secretHash: hash })
  return { id: toPublicId('key', id), key }
}

export async function insertWriteKey(tx: Tx, name: string): Promise<{ id: string; writeKey: string }> {
  const { key, hash } = newSecret('wk_')
  const id = newId()
  await tx.orm.insert(writeKeys).values({ workspaceId: tx.workspaceId, id, name, secretHash: hash })
  return { id: toPublicId('key', id), writeKey: key }
}

const { secretHash: _apiSecret, createdBy: _createdBy, workspaceId: _apiWorkspace, ...apiKeyColumns } = getTableColumns(apiKeys)
const { secretHash: _writeSecret, workspaceId: _writeWorkspace, ...writeKeyColumns } = getTableColumns(writeKeys)

export async function listApiKeys(tx: Tx, { after, limit }: Page) {
  return tx.orm.select(apiKeyColumns).from(apiKeys).where(and(eq(apiKeys.workspaceId, tx.workspaceId), after === null ? undefined : lt(apiKeys.id, after))).orderBy(desc(apiKeys.id)).limit(limit)
}

export async function listWriteKeys(tx: Tx, { after, limit }: Page) {
  return tx.orm.select(writeKeyColumns).from(writeKeys).where(and(eq(writeKeys.workspaceId, tx.workspaceId), after === null ? undefined : lt(writeKeys.id, after))).orderBy(desc(writeKeys.id)).limit(limit)
}

/** False when there is no such key. Revoking twice keeps the first moment. */
export async function revokeApiKey(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx.orm.update(apiKeys).set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` }).where(and(eq(apiKeys.workspaceId, tx.workspaceId), eq(apiKeys.id, id))).returning({ id: apiKeys.id })
  return revoked.length > 0
}

export async function revokeWriteKey(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx.orm.update(writeKeys).set({ revokedAt: sql`coalesce(${writeKeys.revokedAt}, now())` }).where(and(eq(writeKeys.workspaceId, tx.workspaceId), eq(writeKeys.id, id))).returning({ id: writeKeys.id })
  return revoked.length > 0
}

export async function markKeyUsed(tx: Tx, keyId: string): Promise<void> {
  await tx.orm.update(apiKeys).set({ lastUsedAt: sql`now()` }).where(and(eq(apiKeys.workspaceId, tx.workspaceId), eq(apiKeys.id, keyId)))
}

/** Events that came in with a key: how many more, and the name of the last. */
export async function countKeyUses(tx: Tx, { keyId, count, last }: { readonly keyId: string; readonly count: number; readonly last: string | null }): Promise<void> {
  await tx.query(`
    UPDATE write_keys SET last_used_at = now(), events_count = events_count + $2, last_event = coalesce($3, last_event), last_event_at = now()
    WHERE workspace_id = current_workspace() AND id = $1`, [keyId, count, last])
}
