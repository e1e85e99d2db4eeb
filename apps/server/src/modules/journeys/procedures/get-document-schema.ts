import { z } from 'zod'
import { journeyJsonSchema } from '@sendero/flow-engine/document'
import { defineProcedure } from '../../../procedures/procedure.ts'

const schema = journeyJsonSchema()

export const getDocumentSchema = defineProcedure({
  id: 'workflows.schema',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Get the JSON Schema of the journey document',
  input: z.strictObject({}),
  output: z.looseObject({}),
  rest: { method: 'GET', path: '/workflows/schema.json', status: 200, tag: 'Workflows' },
  run: () => Promise.resolve(schema),
})
