import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { errorCodes } from '../errors/error-codes.ts'
import type { AnyProcedure } from '../procedures/procedure.ts'

type Schema = JsonObject & { properties?: JsonObject; required?: string[] }

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema
  return rest
}

const problemSchema: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string', format: 'uri' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(errorCodes) },
    errors: { type: 'array', items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } } },
  },
}

/** OpenAPI 3.1 of the REST surface, derived from the procedures: it cannot drift from what is served. */
export function openApiDocument(procedures: readonly AnyProcedure[], serverUrl: string): JsonObject {
  const paths: { [path: string]: JsonObject } = {}
  for (const procedure of procedures) {
    if (!procedure.rest) continue
    const path = procedure.rest.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [procedure.rest.method.toLowerCase()]: operation(procedure) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sendero API', version: '1.0.0', description: 'Customers, events, segments, templates and workflows (journeys). Instants are RFC 3339 UTC with milliseconds, durations ISO 8601. Errors are RFC 9457 problem documents.' },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: sk_...' } },
      schemas: { Problem: problemSchema },
    },
  }
}

function operation(procedure: AnyProcedure): JsonObject {
  const rest = procedure.rest
  if (!rest) return {}
  const input = jsonSchema(procedure.input, 'input')
  const inPath = [...rest.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const inHeader = Object.entries(rest.headers ?? {})
  const taken = new Set([...inPath, ...inHeader.map(([field]) => field)])
  const properties = Object.entries(input.properties ?? {}).filter(([name]) => !taken.has(name))
  const required = new Set(input.required ?? [])
  const hasBody = rest.method !== 'GET' && rest.method !== 'DELETE'
  const parameters: JsonObject[] = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...inHeader.map(([field, header]) => ({ name: header, in: 'header', required: required.has(field), schema: { type: 'string' } })),
    ...(hasBody ? [] : properties.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema }))),
  ]
  const body: Schema = { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties), required: properties.map(([name]) => name).filter((name) => required.has(name)) }
  if (input['$defs'] !== undefined) body['$defs'] = input['$defs']
  return {
    operationId: procedure.id,
    summary: procedure.summary,
    description: `Needs the permission \`${procedure.permission}\`.`,
    tags: [rest.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasBody && properties.length > 0 ? { requestBody: { required: (body.required ?? []).length > 0, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [String(rest.status)]: rest.status === 204 ? { description: 'Done' } : { description: 'Done', content: { 'application/json': { schema: jsonSchema(procedure.output, 'output') } } },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}
