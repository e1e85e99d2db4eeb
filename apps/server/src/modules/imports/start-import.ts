import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { recordAudit } from '../workspaces/index.ts'
import { kickImports } from './import-runner.ts'
import type { ImportOptions } from './import-options.ts'
import { findUnfinished, insertImport } from './imports-repository.ts'
import { requeueImport } from './open-imports-repository.ts'
import { openPlan } from './open-plan.ts'
import { comparable } from './run-import.ts'
import { hasUpload } from './uploads-folder.ts'
import { loadUpload } from './uploads-repository.ts'
import type { StoredUpload } from './uploads-repository.ts'

export interface StartImport { readonly fileId: string; readonly options: ImportOptions; readonly by: string }

/**
 * Starts importing an uploaded file in the background, and returns the id of the import. The same content with the same options that
 * was begun and not finished is continued where it stopped. Throws NOT_FOUND, INVALID_INPUT when the options do not fit the file.
 */
export async function startImport(deps: Deps, workspaceId: string, { fileId, options, by }: StartImport): Promise<string> {
  const upload = await requireUpload(deps, workspaceId, fileId)
  await openPlan(deps, workspaceId, { upload, options })
  const id = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const key = { kind: options.kind, name: options.name, hash: upload.hash, options: comparable(options) }
    const begun = await findUnfinished(tx, key)
    if (begun !== null && (begun.state === 'queued' || begun.state === 'running')) return begun.id
    if (begun !== null) await requeueImport(tx, begun.id, fileId)
    const { id: importId } = begun ?? await insertImport(tx, { ...key, state: 'queued', fileId, rowEstimate: upload.rowEstimate, startedBy: by })
    await recordAudit(tx, { actor: by, action: 'import.start', target: toPublicId('import', importId), data: { kind: options.kind, ...(options.kind === 'customers' ? { consent: options.consent } : {}) } })
    return importId
  })
  deps.live.publish({ kind: 'import', workspaceId, importId: id })
  kickImports(deps)
  return id
}

/** Throws NOT_FOUND for a file that was deleted, and on a server that did not receive it. */
export async function requireUpload(deps: Deps, workspaceId: string, fileId: string): Promise<StoredUpload> {
  const upload = await deps.db.withWorkspace(workspaceId, (tx) => loadUpload(tx, fileId))
  if (upload === null || !hasUpload(deps, fileId)) throw new AppError('NOT_FOUND', 'The uploaded file is not there any more: files are deleted after a day. Upload it again.')
  return upload
}
