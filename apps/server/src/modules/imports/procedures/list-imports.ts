import { z } from 'zod'
import { decodeCursor, encodeCursor, pageOf, searchInput } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { AppError } from '../../../errors/app-error.ts'
import { listImports as list } from '../import-list-repository.ts'
import { importSchema, importViews } from '../import-view.ts'

export const listImports = defineProcedure({
  id: 'import.list',
  kind: 'query',
  permission: 'customers:read',
  summary: 'List imports, newest first; `q` searches the names',
  input: z.strictObject({ ...searchInput, kind: z.enum(['customers', 'events']).optional() }),
  output: pageOf(importSchema),
  rest: { method: 'GET', path: '/imports', status: 200, tag: 'Imports' },
  run: ({ deps, workspaceId }, { limit, cursor, q, kind }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const rows = await list(tx, { kind: kind ?? null, q: q ?? null, before: beforeOf(cursor), limit: limit + 1 })
    const kept = rows.slice(0, limit)
    const last = kept.at(-1)
    return { data: await importViews(tx, kept), nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null }
  }),
})

function beforeOf(cursor: string | undefined): string | null {
  const id = decodeCursor(cursor, 1)?.[0]
  if (id === undefined) return null
  if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return id
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}
