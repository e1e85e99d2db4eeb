import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '../../deps.ts'

type FolderDeps = Pick<Deps, 'dataDir'>

const longestUnusedMs = 24 * 60 * 60_000

export const uploadsFolder = ({ dataDir }: FolderDeps): string => join(dataDir, 'uploads')

/** Files are called by an id of ours, never as their owner calls them. */
export const uploadPath = (deps: FolderDeps, fileId: string): string => join(uploadsFolder(deps), fileId)

/** False on every server but the one that received the file, and when it was deleted. */
export const hasUpload = (deps: FolderDeps, fileId: string): boolean => existsSync(uploadPath(deps, fileId))

/** An import of it is under way: a day is counted from now. */
export async function touchUpload(deps: FolderDeps, fileId: string): Promise<void> {
  const now = new Date()
  await utimes(uploadPath(deps, fileId), now, now).catch(() => undefined)
}

export async function removeUpload(deps: FolderDeps, fileId: string): Promise<void> {
  await rm(uploadPath(deps, fileId), { force: true })
}

/** Deletes what nobody has used for a day: uploads that were never imported, and what a crash left half received. */
export async function removeUnusedUploads(deps: FolderDeps, now: number): Promise<number> {
  const folder = uploadsFolder(deps)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let removed = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found === null || now - found.mtimeMs < longestUnusedMs) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
