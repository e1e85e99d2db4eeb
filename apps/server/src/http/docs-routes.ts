import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { anyProcedures } from '../router.ts'
import { openApiDocument } from './openapi.ts'

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sendero API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head><body><div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, persistAuthorization: false })`

/** The OpenAPI document and its rendering at /api/docs. */
export function registerDocs(app: FastifyInstance, deps: Deps): void {
  const document = JSON.stringify(openApiDocument(anyProcedures(), deps.publicUrl))
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  app.get('/api/v1/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(document))
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/api/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start))
  app.get<{ Params: { file: string } }>('/api/docs/:file', async (request, reply) => {
    const type = assets[request.params.file]
    if (type === undefined) throw new AppError('NOT_FOUND')
    return reply.type(type).send(createReadStream(join(folder, request.params.file)))
  })
}
