import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { parseInput } from '../errors/validation.ts'
import { mostImportBytes, receiveUpload, rejectsCsv, requireImport, startImportRunner, uploadView } from '../modules/imports/index.ts'
import { actorName, requirePermission } from '../procedures/actor.ts'
import type { Authenticated } from './request-actor.ts'

interface Options { readonly deps: Deps; readonly authenticate: (request: FastifyRequest) => Promise<Authenticated> }

const uploadQuery = z.strictObject({ name: z.string().trim().min(1).max(200) })

/**
 * What an import needs beside its procedures: the way in for the file, which is the body as it is, and the way out for the rows that
 * were refused. Imports run in the process that has the file, so the doors bring the runner with them.
 */
export async function registerUploadRoutes(app: FastifyInstance, { deps, authenticate }: Options): Promise<void> {
  const runner = startImportRunner(deps)
  app.addHook('onClose', () => runner.close())
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => { done(null, payload) })

  app.post('/api/v1/imports/files', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const { actor, workspaceId } = await authenticate(request)
    requirePermission(actor, 'customers:write')
    const { name } = parseInput(uploadQuery, request.query)
    if (!(request.body instanceof Readable)) throw new AppError('MALFORMED', 'Send the file as the body of the request.')
    if (Number(request.headers['content-length'] ?? 0) > mostImportBytes) throw new AppError('PAYLOAD_TOO_LARGE', `An import file may have at most ${mostImportBytes / 1024 / 1024} MB.`)
    const received = await receiveUpload(deps, workspaceId, { source: request.body, name, by: actorName(actor) })
    return reply.status(201).send(uploadView(received))
  })

  app.get<{ Params: { id: string } }>('/api/v1/imports/:id/rejects.csv', async (request, reply) => {
    const { actor, workspaceId } = await authenticate(request)
    requirePermission(actor, 'customers:read')
    const found = await deps.db.withWorkspace(workspaceId, (tx) => requireImport(tx, request.params.id))
    if (found.kind === 'events') requirePermission(actor, 'events:read')
    // Found, so the id is one of ours: nothing else can stand in the name of the file.
    return sendCsv(reply, { name: `rejects-${request.params.id}.csv`, csv: rejectsCsv(deps, workspaceId, { importId: found.id, header: found.header ?? [] }) })
  })
}

function sendCsv(reply: FastifyReply, { name, csv }: { readonly name: string; readonly csv: AsyncIterable<string> }): FastifyReply {
  return reply
    .header('Content-Disposition', `attachment; filename="${name}"`)
    .header('X-Content-Type-Options', 'nosniff')
    .type('text/csv; charset=utf-8')
    .send(Readable.from(csv))
}
