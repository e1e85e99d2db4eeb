import { randomBytes, randomUUID } from 'node:crypto'
import { access, chmod, constants, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { lockDirectory } from './directory-lock.ts'

export interface DataDirectory {
  /** Absolute and free of symbolic links. */
  readonly path: string
  release(): Promise<void>
}

/** What the admin CLI needs to reach the running server. */
export interface ServerAddress { readonly url: string; readonly pid: number; readonly adminToken: string }

/** Creates the folder when it does not exist, closed to other accounts, and takes it for this process. Throws DATA_DIR_IN_USE when another living process has it. */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const wanted = resolve(path)
  await mkdir(wanted, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new Error(`The data directory ${wanted} cannot be created: ${error instanceof Error ? error.message : String(error)}`)
  })
  const { mode } = await stat(wanted)
  // A folder that was there keeps its owner's choice about the group, but what lies in it is nobody else's business.
  if ((mode & 0o007) !== 0) await chmod(wanted, mode & 0o770).catch(() => undefined)
  await access(wanted, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
    throw new Error(`The data directory ${wanted} belongs to another account: start Sendero as that account, or set DATA_DIR to another folder`)
  })
  const real = await realpath(wanted)
  const unlock = await lockDirectory(real)
  return {
    path: real,
    async release() {
      await withdrawServerAddress(real)
      await unlock()
    },
  }
}

/** The installation's master key: MASTER_KEY when given, else the one kept in the data directory, made at the first start. */
export async function masterKey(dataDir: string, fromEnvironment: string | undefined): Promise<Buffer> {
  if (fromEnvironment !== undefined) return decodeKey(fromEnvironment)
  const path = join(dataDir, 'master.key')
  const kept = await readKey(path)
  if (kept !== null) return decodeKey(kept)
  // Linked into place whole, and never over the key of another process that starts at the same moment.
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
  await link(draft, path).catch((error: unknown) => { if (!hasCode(error, 'EEXIST')) throw error }).finally(() => rm(draft, { force: true }))
  return decodeKey((await readKey(path)) ?? '')
}

async function readKey(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
}

export async function announceServerAddress(dataDir: string, address: ServerAddress): Promise<void> {
  const path = join(dataDir, 'server.json')
  await writeFile(`${path}.new`, `${JSON.stringify(address)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function withdrawServerAddress(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'server.json'), { force: true })
}

/** 32 bytes in base64, as in the file, are taken for what they are; any other text is used as it stands. */
function decodeKey(text: string): Buffer {
  const trimmed = text.trim()
  const decoded = Buffer.from(trimmed, 'base64')
  if (decoded.length === 32 && decoded.toString('base64') === trimmed) return decoded
  if (trimmed.length < 32) throw new Error('The master key is damaged: it must have at least 32 characters')
  return Buffer.from(trimmed, 'utf8')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
