import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
  /** An abort of the signal stops the statement, which then fails with code 394. */
  run(statement: Statement, signal: AbortSignal): Promise<Answer>
  close(): void
}

const KILL_INTERVAL_MS = 50

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
    async run(statement, signal) {
      const work = runInOwnSession(path, statement, signal)
      const stopped = (): void => void killUntilSettled(first, statement.id, work)
      signal.addEventListener('abort', stopped, { once: true })
      return work.finally(() => signal.removeEventListener('abort', stopped))
    },
    close: () => first.close(),
  }
}

/** Settings stick to a session, and one that leaked into the next request has cost rows before: so every request has its own (0.2 ms). */
async function runInOwnSession(path: string, statement: Statement, signal: AbortSignal): Promise<Answer> {
  const session = new Session(path)
  try {
    await session.queryAsync(preamble(statement), { format: 'Null' })
    if (signal.aborted) throw new Error('Code: 394. DB::Exception: Query was cancelled. (QUERY_WAS_CANCELLED)')
    const result = await session.queryAsync(statement.sql, { format: statement.format })
    return { bytes: result.bytes(), rows: result.rowsRead, elapsedSeconds: result.elapsed }
  } finally {
    session.close()
  }
}

/** Again and again, because a statement that has only just been handed over is not in the list of running ones yet. */
async function killUntilSettled(session: Session, id: string, work: Promise<unknown>): Promise<void> {
  let isSettled = false
  void work.catch(() => undefined).finally(() => { isSettled = true })
  while (!isSettled) {
    await session.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = ${literal(id)} ASYNC`, { format: 'Null' }).catch(() => undefined)
    await sleep(KILL_INTERVAL_MS)
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
