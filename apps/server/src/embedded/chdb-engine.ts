import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Session } from 'chdb'
import { DEFAULT_SETTINGS, serverConfiguration } from './chdb-limits.ts'

export interface Statement {
  /** Ours, unique: it marks the running query so that it can be found and killed. */
  readonly id: string
  readonly sql: string
  readonly format: string
  readonly database: string | null
  readonly settings: Readonly<Record<string, string>>
  /** Values of `{name:Type}`, escaped as in the TSV format. */
  readonly parameters: Readonly<Record<string, string>>
}

export interface Answer { readonly bytes: Uint8Array; readonly rows: number; readonly elapsedSeconds: number }

export interface ChdbEngine {
  readonly version: string
  run(statement: Statement): Promise<Answer>
  /** Stops a running statement: it then fails with code 394. Nothing happens when it does not run. */
  kill(id: string): Promise<void>
  close(): void
}

/** Opens the data directory. The engine can have one per process and keeps it while one session is open. */
export async function openChdbEngine(dir: string): Promise<ChdbEngine> {
  mkdirSync(join(dir, 'data'), { recursive: true, mode: 0o700 })
  const configuration = join(dir, 'config.xml')
  writeFileSync(configuration, serverConfiguration(), { mode: 0o600 })
  const path = join(dir, 'data')
  const first = new Session(path, { connectionArgs: [`--config-file=${configuration}`] })
  const version = (await first.queryAsync('SELECT version()', { format: 'TSV' })).text().trim()
  return {
    version,
    run: (statement) => runInOwnSession(path, statement),
    async kill(id) {
      await first.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = ${literal(id)} ASYNC`, { format: 'Null' })
    },
    close: () => first.close(),
  }
}

/** Settings stick to a session, and one that leaked into the next request has cost rows before: so every request has its own (0.2 ms). */
async function runInOwnSession(path: string, statement: Statement): Promise<Answer> {
  const session = new Session(path)
  try {
    await session.queryAsync(preamble(statement), { format: 'Null' })
    const result = await session.queryAsync(statement.sql, { format: statement.format })
    return { bytes: result.bytes(), rows: result.rowsRead, elapsedSeconds: result.elapsed }
  } finally {
    session.close()
  }
}

function preamble({ id, database, settings, parameters }: Statement): string {
  const values = [
    ...Object.entries({ ...DEFAULT_SETTINGS, ...settings, log_comment: id }),
    ...Object.entries(parameters).map(([name, value]) => [`param_${name}`, value] as const),
  ]
  const set = `SET ${values.map(([name, value]) => `${identifier(name)} = ${literal(value)}`).join(', ')}`
  return database === null ? set : `USE ${quoted(database)}; ${set}`
}

function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`Code: 115. DB::Exception: Unknown setting '${name}'. (UNKNOWN_SETTING)`)
  return name
}

function quoted(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
