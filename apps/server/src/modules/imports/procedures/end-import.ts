import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { cancelImport as cancel, resumeImport as resume } from '../end-import.ts'
import { importSchema, readImport } from '../import-view.ts'

export const cancelImport = defineProcedure({
  id: 'import.cancel',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Stop an import after the rows under way; what is done stays done, and it can be resumed for a day',
  input: z.strictObject({ id: z.string() }),
  output: importSchema,
  rest: { method: 'POST', path: '/imports/:id/cancel', status: 200, tag: 'Imports' },
  async run({ deps, workspaceId, actor }, { id }) {
    await cancel(deps, workspaceId, { id, by: actorName(actor) })
    return readImport(deps, workspaceId, id)
  },
})

export const resumeImport = defineProcedure({
  id: 'import.resume',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Go on with an import that was cancelled or failed, behind the last row that is done',
  input: z.strictObject({ id: z.string() }),
  output: importSchema,
  rest: { method: 'POST', path: '/imports/:id/resume', status: 202, tag: 'Imports' },
  async run({ deps, workspaceId, actor }, { id }) {
    await resume(deps, workspaceId, { id, by: actorName(actor) })
    return readImport(deps, workspaceId, id)
  },
})
