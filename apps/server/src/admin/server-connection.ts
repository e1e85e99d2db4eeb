import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const addressSchema = z.object({ url: z.url(), pid: z.number(), adminToken: z.string() })

/** An error whose message is the one line the CLI prints. */
export class CliError extends Error {
  readonly exitCode: 1 | 2
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export interface ServerConnection {
  readonly url: string
  /** Sends a request as the operator; a problem answer becomes one CliError line. */
  request(method: string, path: string, body?: RequestBody): Promise<Response>
  json(method: string, path: string, body?: RequestBody): Promise<Record<string, unknown>>
}

export interface RequestBody { readonly json?: unknown; readonly stream?: ReadableStream; readonly headers?: Readonly<Record<string, string>> }

/** Finds the running server through DATA_DIR/server.json. */
export async function connectToServer(dataDir: string, workspace: string | undefined): Promise<ServerConnection> {
  const path = join(dataDir, 'server.json')
  const text = await readFile(path, 'utf8').catch(() => { throw new CliError(`No running server: ${path} does not exist. Start Sendero first (npm start), or set DATA_DIR.`) })
  const address = addressSchema.parse(JSON.parse(text))
  const request = async (method: string, route: string, body: RequestBody = {}): Promise<Response> => {
    const headers = { Authorization: `Bearer ${address.adminToken}`, ...(workspace === undefined ? {} : { 'X-Sendero-Workspace': workspace }), ...(body.json === undefined ? {} : { 'Content-Type': 'application/json' }), ...body.headers }
    const init: RequestInit & { duplex?: 'half' } = { method, headers }
    if (body.json !== undefined) init.body = JSON.stringify(body.json)
    if (body.stream !== undefined) Object.assign(init, { body: body.stream, duplex: 'half' })
    const response = await fetch(new URL(route, address.url), init).catch((error: unknown) => { throw new CliError(`The server at ${address.url} does not answer (${causeOf(error)}). Is it running?`) })
    if (!response.ok) throw new CliError(await problemLine(response))
    return response
  }
  return { url: address.url, request, json: async (method, route, body) => (await request(method, route, body)).json() as Promise<Record<string, unknown>> }
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? cause.message : String(error)
}

async function problemLine(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as { detail?: string; errors?: { path: string; message: string }[]; diagnostics?: { nodeId: string | null; message: string }[] }
    const more = [...(problem.errors ?? []).map((field) => `${field.path}: ${field.message}`), ...(problem.diagnostics ?? []).map((one) => `${one.nodeId ?? 'journey'}: ${one.message}`)]
    return [problem.detail ?? `HTTP ${response.status}`, ...more].join(' | ').replace(/\s+/g, ' ')
  } catch {
    return `The server answered ${response.status}: ${text.slice(0, 200).replace(/\s+/g, ' ')}`
  }
}
