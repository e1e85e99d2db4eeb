import { linesOf } from './lines-of.ts'
import type { AnswerLine } from './lines-of.ts'
import { CliError } from './server-connection.ts'
import type { ServerConnection } from './server-connection.ts'

interface Line extends AnswerLine { progress?: string }

/** Asks for long work and follows it: progress goes to stderr, a problem becomes a CliError. Ending the command cancels the work. */
export async function followWork(server: ServerConnection, path: string, json: object): Promise<Record<string, unknown>> {
  for await (const line of linesOf<Line>(await server.request('POST', path, { json }))) {
    if (line.problem) throw new CliError(line.problem.detail)
    if (line.progress !== undefined) process.stderr.write(`${line.progress}\n`)
    if (line.result) return line.result
  }
  throw new CliError('The server was cut off before it was done. Run the same command again: it continues where it stopped.')
}
