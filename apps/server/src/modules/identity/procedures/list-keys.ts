import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listApiKeys, listWriteKeys } from '../keys.ts'

const instantOrNull = (at: Date | null): string | null => (at === null ? null : instantText(at))
const afterOf = (cursor: string | undefined): string | null => {
  const key = decodeCursor(cursor, 1)
  return key === null ? null : fromPublicId('key', String(key[0]))
}

const keyView = z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable(), revokedAt: z.string().nullable() })
const writeKeyView = keyView.extend({ eventsCount: z.number(), lastEvent: z.string().nullable(), lastEventAt: z.string().nullable() })
const apiKeyView = keyView.extend({ scopes: z.array(z.string()), expiresAt: z.string().nullable() })

export const listKeys = defineProcedure({
  id: 'keys.list',
  kind: 'query',
  permission: 'keys:read',
  summary: 'List API keys, newest first, without their secrets',
  input: z.strictObject(pageInput),
  output: pageOf(apiKeyView),
  rest: { method: 'GET', path: '/keys', status: 200, tag: 'Keys' },
  async run({ deps, workspaceId }, { limit, cursor }) {
    const rows = await deps.db.withWorkspace(workspaceId, (tx) => listApiKeys(tx, { after: afterOf(cursor), limit: limit + 1 }))
    return toPage(rows, limit, {
      key: (row) => [toPublicId('key', row.id)],
      item: (row) => ({ id: toPublicId('key', row.id), name: row.name, scopes: row.scopes, createdAt: instantText(row.createdAt), lastUsedAt: instantOrNull(row.lastUsedAt), expiresAt: instantOrNull(row.expiresAt), revokedAt: instantOrNull(row.revokedAt) }),
    })
  },
})

export const listWriteKeysProcedure = defineProcedure({
  id: 'writeKeys.list',
  kind: 'query',
  permission: 'keys:read',
  summary: 'List write keys, newest first, without their secrets',
  input: z.strictObject(pageInput),
  output: pageOf(writeKeyView),
  rest: { method: 'GET', path: '/write-keys', status: 200, tag: 'Keys' },
  async run({ deps, workspaceId }, { limit, cursor }) {
    const rows = await deps.db.withWorkspace(workspaceId, (tx) => listWriteKeys(tx, { after: afterOf(cursor), limit: limit + 1 }))
    return toPage(rows, limit, {
      key: (row) => [toPublicId('key', row.id)],
      item: (row) => ({
        id: toPublicId('key', row.id), name: row.name, createdAt: instantText(row.createdAt), lastUsedAt: instantOrNull(row.lastUsedAt), revokedAt: instantOrNull(row.revokedAt),
        eventsCount: row.eventsCount, lastEvent: row.lastEvent, lastEventAt: instantOrNull(row.lastEventAt),
      }),
    })
  },
})
