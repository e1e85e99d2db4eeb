import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { SafeStorage } from 'electron'

export interface SessionStore {
  /** The session cookie for a server, `name=value`; null when there is none or it cannot be read any more. */
  read(server: string): Promise<string | null>
  write(server: string, cookie: string): Promise<void>
  forget(server: string): Promise<void>
}

type Crypto = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'>

interface Options {
  readonly file: string
  readonly safeStorage: Crypto
  readonly platform: NodeJS.Platform
}

/**
 * Sessions encrypted by the system's key store. Where there is none (a Linux desktop without a keyring would only scramble them)
 * they live in memory and the user signs in again after a restart.
 */
export function createSessionStore({ file, safeStorage, platform }: Options): SessionStore {
  const sessions = new Map<string, string>()
  let loaded: Promise<void> | null = null
  const mayPersist = async (): Promise<boolean> => {
    if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
    return safeStorage.isAsyncEncryptionAvailable()
  }
  const save = async (): Promise<void> => {
    if (!(await mayPersist())) return
    if (sessions.size === 0) return rm(file, { force: true })
    const secret = await safeStorage.encryptStringAsync(JSON.stringify([...sessions]))
    // Never half a file: a crash in between must not sign everybody out.
    await writeFile(`${file}.new`, secret, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  const load = async (): Promise<void> => {
    const stored = await readFile(file).catch(() => null)
    if (stored === null || !(await mayPersist())) return
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(stored)
      for (const [server, cookie] of readPairs(result)) sessions.set(server, cookie)
      if (shouldReEncrypt) await save()
    } catch {
      // Made by another user or another key: of no use to anybody.
      await rm(file, { force: true })
    }
  }
  const ready = (): Promise<void> => (loaded ??= load())
  return {
    async read(server) {
      await ready()
      return sessions.get(server) ?? null
    },
    async write(server, cookie) {
      await ready()
      if (sessions.get(server) === cookie) return
      sessions.set(server, cookie)
      await save()
    },
    async forget(server) {
      await ready()
      if (sessions.delete(server)) await save()
    },
  }
}

function readPairs(text: string): [string, string][] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) return []
  return value.filter((pair): pair is [string, string] => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'))
}
