import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { followWork } from './follow-work.ts'
import { importFile } from './import-file.ts'
import { CliError } from './server-connection.ts'
import type { ServerConnection } from './server-connection.ts'

export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>
}

export interface CliCommand {
  readonly usage: string
  /** Options beyond --workspace: name -> takes a value. */
  readonly options: Readonly<Record<string, 'string' | 'boolean' | 'list'>>
  run(server: ServerConnection, given: Arguments): Promise<Record<string, unknown>>
}

const needed = (given: Arguments, name: string): string => {
  const value = given.values[name]
  if (typeof value !== 'string' || value === '') throw new CliError(`--${name} is missing.`, 2)
  return value
}
const fileOf = (given: Arguments, at = 0): string => {
  const file = given.positionals[at]
  if (file === undefined) throw new CliError('Name a file.', 2)
  return file
}

interface JourneyFile { readonly name: string; readonly document: unknown }

/** A journey file holds the document itself, or `{ "name", "document" }` as `journey export` writes it. */
async function readJourneyFile(path: string, name: string | undefined): Promise<JourneyFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => { throw new CliError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`) })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new CliError(`${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const wrapped = content as { name?: unknown; document?: unknown }
  const isWrapped = typeof wrapped === 'object' && wrapped !== null && wrapped.document !== undefined
  const own = isWrapped && typeof wrapped.name === 'string' ? wrapped.name : basename(path).replace(/(\.journey)?\.json$/, '')
  return { name: name ?? own, document: isWrapped ? wrapped.document : content }
}

async function saveJourney(server: ServerConnection, file: JourneyFile, id: string | undefined): Promise<string> {
  if (id === undefined) return String((await server.json('POST', '/api/v1/workflows', { json: file }))['id'])
  const present = await server.json('GET', `/api/v1/workflows/${encodeURIComponent(id)}`)
  await server.json('PUT', `/api/v1/workflows/${encodeURIComponent(id)}`, { json: file, headers: { 'If-Match': String(present['draftRevision']) } })
  return id
}

const journeyActions: Readonly<Record<string, (server: ServerConnection, given: Arguments) => Promise<Record<string, unknown>>>> = {
  async validate(server, given) {
    const file = await readJourneyFile(fileOf(given, 1), undefined)
    return server.json('POST', '/api/v1/workflows/validate', { json: { document: file.document } })
  },
  async export(server, given) {
    const id = needed(given, 'id')
    const journey = await server.json('GET', `/api/v1/workflows/${encodeURIComponent(id)}`)
    const path = fileOf(given, 1)
    await writeFile(path, `${JSON.stringify({ name: journey['name'], document: journey['document'] }, null, 2)}\n`)
    return { id, file: path }
  },
  async publish(server, given) {
    const { name, id, backfill } = given.values
    const file = await readJourneyFile(fileOf(given, 1), typeof name === 'string' ? name : undefined)
    const journey = await saveJourney(server, file, typeof id === 'string' ? id : undefined)
    const published = await server.json('POST', `/api/v1/workflows/${journey}/publish`, { json: { backfill: backfill ?? 'none' } })
    return { id: journey, version: published['version'] }
  },
}

const importOptions = { map: 'list', consent: 'string', timezone: 'string', name: 'string' } as const

export const commands: Readonly<Record<string, CliCommand>> = {
  'create-key': {
    usage: 'create-key --name N --scopes all|customers:read,events:write,...',
    options: { name: 'string', scopes: 'string' },
    run: (server, given) => {
      const scopes = needed(given, 'scopes')
      return server.json('POST', '/api/v1/keys', { json: { name: needed(given, 'name'), scopes: scopes === 'all' ? 'all' : scopes.split(',').map((scope) => scope.trim()) } })
    },
  },
  'create-write-key': {
    usage: 'create-write-key --name N',
    options: { name: 'string' },
    run: (server, given) => server.json('POST', '/api/v1/write-keys', { json: { name: needed(given, 'name') } }),
  },
  'create-workspace': {
    usage: 'create-workspace --name N [--sandbox]',
    options: { name: 'string', sandbox: 'boolean' },
    run: (server, given) => server.json('POST', '/api/admin/workspaces', { json: { name: needed(given, 'name'), sandbox: given.values['sandbox'] === true } }),
  },
  'import-customers': {
    usage: 'import-customers FILE.csv --id-column C|--id-row-number [--map col=trait:type]... [--consent attested|none] [--timezone Z]',
    options: { ...importOptions, 'id-column': 'string', 'id-row-number': 'boolean' },
    run: (server, given) => importFile(server, { kind: 'customers', file: fileOf(given), values: given.values }),
  },
  'import-events': {
    usage: 'import-events FILE.csv|FILE.ndjson [--name N]',
    options: importOptions,
    run: (server, given) => importFile(server, { kind: 'events', file: fileOf(given), values: given.values }),
  },
  journey: {
    usage: 'journey validate FILE | journey export FILE --id wf_... | journey publish FILE [--id wf_...] [--name N] [--backfill none|all]',
    options: { id: 'string', name: 'string', backfill: 'string' },
    run: (server, given) => {
      const action = journeyActions[given.positionals[0] ?? '']
      if (!action) throw new CliError('Use journey validate, journey export or journey publish.', 2)
      return action(server, given)
    },
  },
  'check-invariants': {
    usage: 'check-invariants',
    options: {},
    run: (server) => server.json('GET', '/api/admin/invariants'),
  },
  reconcile: {
    usage: 'reconcile',
    options: {},
    run: (server) => followWork(server, '/api/admin/analytics/reconcile', {}),
  },
  'rebuild-analytics': {
    usage: 'rebuild-analytics [--from-start]',
    options: { 'from-start': 'boolean' },
    run: (server, given) => followWork(server, '/api/admin/analytics/rebuild', { fromStart: given.values['from-start'] === true }),
  },
  'retry-parked-events': {
    usage: 'retry-parked-events',
    options: {},
    run: (server) => server.json('POST', '/api/admin/parked-events/retry', { json: {} }),
  },
  'reset-password': {
    usage: 'reset-password --email E',
    options: { email: 'string' },
    run: (server, given) => server.json('POST', '/api/admin/reset-password', { json: { email: needed(given, 'email') } }),
  },
}
