import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { actorName, requirePermission } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { fileIdInput } from '../file-id-input.ts'
import { importOptions } from '../import-options.ts'
import { importSchema, readImport } from '../import-view.ts'
import { startImport as start } from '../start-import.ts'

export const startImport = defineProcedure({
  id: 'import.start',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Import an uploaded file in the background; the same content with the same options goes on where it stopped. Events also need `events:write`',
  input: z.strictObject({ fileId: fileIdInput, options: importOptions }),
  output: importSchema,
  rest: { method: 'POST', path: '/imports', status: 202, tag: 'Imports' },
  async run({ deps, workspaceId, actor }, { fileId, options }) {
    if (options.kind === 'events') requirePermission(actor, 'events:write')
    const id = await start(deps, workspaceId, { fileId, options, by: actorName(actor) })
    return readImport(deps, workspaceId, toPublicId('import', id))
  },
})
