import { randomUUID } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { openImportFile } from './import-file.ts'
import type { ImportFile } from './import-file.ts'
import { inspectFile } from './inspect-file.ts'
import type { Inspected } from './inspect-file.ts'
import { uploadPath, uploadsFolder } from './uploads-folder.ts'
import { findEarlierImport, insertUpload, tidyUploads } from './uploads-repository.ts'
import type { EarlierImport, StoredUpload } from './uploads-repository.ts'

export interface Received extends Inspected { readonly upload: StoredUpload; readonly earlier: EarlierImport | null }

interface Given { readonly source: Readable; readonly name: string; readonly by: string }

/** What a workspace may keep on the disk without importing it. */
const mostWaiting = 20
const mostBytesWaiting = 2 * 1024 * 1024 * 1024
/** Files one workspace may send at the same time to this process. */
const mostAtOnce = 3
const receiving = new Map<string, number>()

/**
 * Stores a file for an import to come, checked and unpacked, and tells what is in it. It is deleted when it has been imported, or
 * after a day. Throws MALFORMED, PAYLOAD_TOO_LARGE, TOO_MANY_REQUESTS; nothing is kept then.
 */
export async function receiveUpload(deps: Deps, workspaceId: string, { source, name, by }: Given): Promise<Received> {
  const { count, bytes } = await deps.db.withWorkspace(workspaceId, tidyUploads)
  const present = receiving.get(workspaceId) ?? 0
  if (count + present >= mostWaiting || bytes >= mostBytesWaiting || present >= mostAtOnce) {
    throw new AppError('TOO_MANY_REQUESTS', 'Too many uploaded files of this workspace wait to be imported. Import some of them, or wait: after a day they are deleted.', { retryAfter: 60 })
  }
  receiving.set(workspaceId, present + 1)
  try {
    return await store(deps, workspaceId, { name, by, file: await receive(deps, source) })
  } finally {
    const left = (receiving.get(workspaceId) ?? 1) - 1
    if (left === 0) receiving.delete(workspaceId)
    else receiving.set(workspaceId, left)
  }
}

async function receive(deps: Deps, source: Readable): Promise<ImportFile> {
  await mkdir(uploadsFolder(deps), { recursive: true, mode: 0o700 })
  try {
    return await openImportFile(source, uploadsFolder(deps))
  } catch (error) {
    // The client went away in the middle: nobody will read this, and it is no fault of ours.
    throw source.destroyed && !(error instanceof AppError) ? new AppError('MALFORMED', 'The upload was cut off.', { cause: error }) : error
  }
}

async function store(deps: Deps, workspaceId: string, { name, by, file }: { name: string; by: string; file: ImportFile }): Promise<Received> {
  try {
    if (file.bytes === 0) throw new AppError('MALFORMED', 'The file is empty.')
    const inspected = await inspectFile(file.path)
    const upload: StoredUpload = {
      id: randomUUID(), name, format: inspected.format, bytes: file.bytes, hash: file.hash, rowEstimate: Math.max(0, inspected.format === 'csv' ? file.lines - 1 : file.lines),
    }
    await rename(file.path, uploadPath(deps, upload.id))
    const earlier = await deps.db.withWorkspace(workspaceId, async (tx) => {
      await insertUpload(tx, { ...upload, uploadedBy: by })
      return findEarlierImport(tx, upload)
    })
    return { ...inspected, upload, earlier }
  } finally {
    // The packed original, and everything when it cannot be used; the file itself has another name by now.
    await file.discard()
  }
}
