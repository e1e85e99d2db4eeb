import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { problemDetails } from '../errors/problem-details.ts'

/**
 * Long work of the admin CLI as a stream of JSON lines: whatever `run` writes, such as progress, and at the end `result` or
 * `problem`. The signal is for a client that goes away.
 */
export function answerInLines(request: FastifyRequest, run: (write: (line: object) => void, signal: AbortSignal) => Promise<object>): Readable {
  const lines = new PassThrough()
  const write = (line: object): void => { if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`) }
  const abort = new AbortController()
  lines.once('close', () => { abort.abort() })
  run(write, abort.signal).then(
    (result) => { write({ result }) },
    (error: unknown) => {
      if (!(error instanceof AppError)) request.log.error({ err: error }, 'The work for the admin CLI failed')
      write({ problem: problemDetails(error) })
    },
  ).finally(() => { lines.end() })
  return lines
}
