import { readFile, rename, writeFile } from 'node:fs/promises'
import { isConnection } from '../ipc/connection/channel.ts'
import type { Connection } from '../ipc/connection/channel.ts'

/** Which server this computer's app works with; null until the user has chosen. */
export async function readConnection(file: string): Promise<Connection | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isConnection(value) ? value : null
  } catch {
    return null
  }
}

export async function writeConnection(file: string, connection: Connection): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(connection)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
