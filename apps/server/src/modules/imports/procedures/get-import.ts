import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { importSchema, readImport } from '../import-view.ts'

export const getImport = defineProcedure({
  id: 'import.get',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Get an import: how far it is and what became of the rows',
  input: z.strictObject({ id: z.string() }),
  output: importSchema,
  rest: { method: 'GET', path: '/imports/:id', status: 200, tag: 'Imports' },
  run: ({ deps, workspaceId }, { id }) => readImport(deps, workspaceId, id),
})
