import { z } from 'zod'
import type { JsonObject } from '../model/json.ts'
import { journeyDocumentSchema } from './journey-document.ts'

/** The journey document as JSON Schema 2020-12, for editors and API clients: what may be sent, defaults left out. */
export function journeyJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(journeyDocumentSchema, { target: 'draft-2020-12', io: 'input', reused: 'ref' })
  // Through text: zod hangs its own non-enumerable helpers on the result.
  return { title: 'Journey document', ...JSON.parse(JSON.stringify(schema)) as JsonObject }
}
