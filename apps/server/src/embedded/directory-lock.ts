import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../errors/app-error.ts'
import { processBirth } from './process-facts.ts'

/** `birth` tells the holder from a later process with the same id; `token` tells two holders in one process apart. */
const record = z.object({ pid: z.number().int(), birth: z.string(), token: z.string() })
type LockRecord = z.infer<typeof record>

const ATTEMPTS = 20
const SETTLE_MS = 30

/**
 * Takes the lock file of a folder and returns the function that gives it back. The lock of a process that is gone, however it ended,
 * counts for nothing. Throws DATA_DIR_IN_USE when the holder lives.
 */
export async function lockDirectory(dir: string): Promise<() => Promise<void>> {
  const path = join(dir, 'lock')
  const mine: LockRecord = { pid: process.pid, birth: (await processBirth(process.pid)) ?? 'unknown', token: randomUUID() }
  const draft = `${path}.${mine.token}`
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const isOurs = (await linked(draft, path)) || (await readLock(path))?.token === mine.token
      if (isOurs) {
        // Another starter may have judged our predecessor stale and be moving our file away instead; it puts it back at once.
        await sleep(SETTLE_MS)
        if ((await readLock(path))?.token === mine.token) return () => unlock(path, mine)
      } else {
        await refuseIfHeld(dir, path)
        await clearStale(path, `${draft}.stale`)
      }
    }
  } finally {
    await rm(draft, { force: true })
  }
  throw new AppError('DATA_DIR_IN_USE', `The data directory ${dir} is being taken by several processes at once: start only one`)
}

async function refuseIfHeld(dir: string, path: string): Promise<void> {
  const holder = await readLock(path)
  if (holder && (await isHeld(holder))) throw new AppError('DATA_DIR_IN_USE', `The data directory ${dir} is in use by another Sendero (process ${holder.pid}): stop it, or set DATA_DIR to another folder`)
}

/** Moves the file away before looking at it again, so that of two who clear at once only one removes what it saw. */
async function clearStale(path: string, aside: string): Promise<void> {
  const moved = await rename(path, aside).then(() => true, () => false)
  if (!moved) return
  const holder = await readLock(aside)
  if (holder && (await isHeld(holder))) await linked(aside, path)
  await rm(aside, { force: true })
}

async function isHeld(holder: LockRecord): Promise<boolean> {
  return (await processBirth(holder.pid)) === holder.birth
}

async function readLock(path: string): Promise<LockRecord | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return record.parse(JSON.parse(text))
  } catch {
    // Cut short by a full disk or a power cut.
    return null
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(() => true, (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  })
}

async function unlock(path: string, mine: LockRecord): Promise<void> {
  if ((await readLock(path))?.token === mine.token) await rm(path, { force: true })
}
