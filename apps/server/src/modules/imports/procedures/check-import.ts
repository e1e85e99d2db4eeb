import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import type { JsonObject } from '@sendero/flow-engine'
import { checkImport as check } from '../check-import.ts'
import { fileIdInput } from '../file-id-input.ts'
import { importOptions } from '../import-options.ts'

export const checkImport = defineProcedure({
  id: 'import.check',
  kind: 'query',
  permission: 'customers:write',
  summary: 'Try the options of an import on the first 1,000 rows of the file; nothing is stored',
  input: z.strictObject({ fileId: fileIdInput, options: importOptions }),
  output: z.object({
    rows: z.number().int(), refused: z.number().int(), repeated: z.number().int(), fault: z.string().nullable(),
    problems: z.array(z.object({ code: z.string(), trait: z.string().nullable(), message: z.string(), firstRow: z.number().int(), rows: z.number().int() })),
    sample: z.array(z.object({ row: z.number().int(), userId: z.string().nullable(), event: z.string().nullable(), values: z.custom<JsonObject>().meta({ type: 'object', additionalProperties: true }) })),
  }),
  rest: { method: 'POST', path: '/imports/check', status: 200, tag: 'Imports' },
  async run({ deps, workspaceId }, input) {
    const { problems, sample, ...checked } = await check(deps, workspaceId, input)
    return { ...checked, problems: [...problems], sample: [...sample] }
  },
})
