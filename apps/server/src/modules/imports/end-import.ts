import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { recordAudit } from '../workspaces/index.ts'
import { kickImports } from './import-runner.ts'
import { requireImport } from './import-view.ts'
import { cancelImport as cancel, requeueImport } from './open-imports-repository.ts'

interface Asked { readonly id: string; readonly by: string }

/** Stops an import after the batch under way; what is done stays done. One that has ended stays as it is. Throws NOT_FOUND. */
export async function cancelImport(deps: Deps, workspaceId: string, { id, by }: Asked): Promise<void> {
  const importId = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const found = await requireImport(tx, id)
    const before = await cancel(tx, found.id)
    if (before === 'queued' || before === 'running') await recordAudit(tx, { actor: by, action: 'import.cancel', target: toPublicId('import', found.id), data: { rows: found.rowsDone } })
    return found.id
  })
  deps.live.publish({ kind: 'import', workspaceId, importId })
}

/** Goes on with an import that was cancelled or failed, behind the last row that is done. Throws NOT_FOUND, WRONG_STATE. */
export async function resumeImport(deps: Deps, workspaceId: string, { id, by }: Asked): Promise<void> {
  const importId = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const found = await requireImport(tx, id)
    if (found.state !== 'cancelled' && found.state !== 'failed') throw new AppError('WRONG_STATE', `Only an import that was cancelled or failed can go on; this one is ${found.state}.`)
    if (found.fileId === null) throw new AppError('WRONG_STATE', 'The file of this import is not there any more. Upload it again with the same choices: it goes on where it stopped.')
    await requeueImport(tx, found.id, found.fileId)
    await recordAudit(tx, { actor: by, action: 'import.resume', target: toPublicId('import', found.id), data: { rows: found.rowsDone } })
    return found.id
  })
  deps.live.publish({ kind: 'import', workspaceId, importId })
  kickImports(deps)
}
