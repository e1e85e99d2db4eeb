import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { parseInput } from '../errors/validation.ts'
import { customersImportInput, eventsImportInput, importCustomers, importEvents } from '../modules/imports/index.ts'
import type { ImportObserver } from '../modules/imports/index.ts'
import { answerInLines } from './answer-in-lines.ts'

const query = z.strictObject({ options: z.string() })

/**
 * The file is the body; the answer is a stream of JSON lines: `progress` as rows are done, `reject` with a piece of the
 * file of refused rows, and at the end `result` or `problem`. A client that goes away cancels the import, which the same
 * call continues later.
 */
export function registerImportRoutes(admin: FastifyInstance, deps: Deps, workspaceOf: (request: FastifyRequest) => Promise<string>): void {
  admin.addContentTypeParser('application/octet-stream', (_request, payload, done) => { done(null, payload) })
  admin.post('/imports/customers', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const workspaceId = await workspaceOf(request)
    const options = parseInput(customersImportInput, optionsOf(request))
    return reply.type('application/x-ndjson').send(answering(request, (observer) => importCustomers(deps, workspaceId, { ...options, ...observer, source: request.body as Readable })))
  })
  admin.post('/imports/events', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const workspaceId = await workspaceOf(request)
    const options = parseInput(eventsImportInput, optionsOf(request))
    return reply.type('application/x-ndjson').send(answering(request, (observer) => importEvents(deps, workspaceId, { ...options, ...observer, source: request.body as Readable })))
  })
}

function optionsOf(request: FastifyRequest): unknown {
  const { options } = parseInput(query, request.query)
  try {
    return JSON.parse(options)
  } catch (error) {
    throw new AppError('MALFORMED', 'The query parameter "options" is not valid JSON.', { cause: error })
  }
}

/** Runs the import while its lines flow to the client. */
function answering(request: FastifyRequest, run: (observer: ImportObserver) => Promise<object>): Readable {
  return answerInLines(request, (write, signal) => run({ onProgress: (progress) => { write({ progress }) }, onRejects: (piece) => { write({ reject: piece }) }, signal }))
}
