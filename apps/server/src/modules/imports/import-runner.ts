import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { endImport } from './imports-repository.ts'
import { claimImport, extendLease, failAbandoned, releaseImport } from './open-imports-repository.ts'
import type { ClaimedImport } from './open-imports-repository.ts'
import { openPlan } from './open-plan.ts'
import { continueImport, isTakenOver, problemWords } from './run-import.ts'
import { hasUpload, removeUnusedUploads, removeUpload, touchUpload } from './uploads-folder.ts'
import { deleteUpload } from './uploads-repository.ts'

// Imports run in the process that received the file. Which ones wait is read from the rows, so a process that is killed finds
// its imports again when it comes back; the lease tells them from those that are being run.

export interface ImportRunner {
  /** Looks for imports to run. */
  kick(): void
  /** Stops after the batches under way; what is not done is continued by the next start. */
  close(): Promise<void>
}

const lookEveryMs = 5_000
const heartbeatMs = 5_000
const tidyEveryMs = 60 * 60_000
const mostAtOnce = 2
const retryAfterSeconds = 10
/** Faults of ours in a row, without a row done in between, until whoever started it is told. */
const mostFailures = 3

interface Due { readonly workspaceId: string; readonly importId: string; readonly fileId: string }

const runners = new WeakMap<Deps['db'], ImportRunner>()

/** Tells the runner of this process, if it has one, that an import waits. */
export function kickImports(deps: Pick<Deps, 'db'>): void {
  runners.get(deps.db)?.kick()
}

export function startImportRunner(deps: Deps): ImportRunner {
  const running = new Map<string, Promise<void>>()
  const stop = new AbortController()
  let looking: Promise<void> | null = null
  let isAgain = false

  const begin = (due: Due): void => {
    const work = runImportOf(deps, due, stop.signal)
      .catch((error: unknown) => { deps.log.error({ err: error, importId: due.importId }, 'An import was broken off; it is tried again') })
      .finally(() => {
        running.delete(due.importId)
        kick()
      })
    running.set(due.importId, work)
  }
  const look = async (): Promise<void> => {
    do {
      isAgain = false
      for (const due of await dueImports(deps)) {
        if (stop.signal.aborted || running.size >= mostAtOnce) break
        if (running.has(due.importId)) continue
        if (hasUpload(deps, due.fileId)) begin(due)
        else await deps.db.withWorkspace(due.workspaceId, (tx) => failAbandoned(tx, due.importId, 'The uploaded file is gone. Upload it again: what was imported stays.'))
      }
    } while (isAgain && !stop.signal.aborted)
  }
  const kick = (): void => {
    isAgain = true
    if (stop.signal.aborted || looking !== null) return
    looking = look().catch((error: unknown) => { deps.log.warn({ err: error }, 'Imports could not be looked for') }).finally(() => { looking = null })
  }
  const tidy = (): void => { removeUnusedUploads(deps, Date.now()).catch((error: unknown) => { deps.log.warn({ err: error }, 'Old uploads could not be deleted') }) }
  const timers = [setInterval(kick, lookEveryMs), setInterval(tidy, tidyEveryMs)]
  for (const timer of timers) timer.unref()
  tidy()
  kick()

  const runner: ImportRunner = {
    kick,
    async close() {
      stop.abort()
      for (const timer of timers) clearInterval(timer)
      runners.delete(deps.db)
      await looking
      await Promise.all(running.values())
    },
  }
  runners.set(deps.db, runner)
  return runner
}

async function dueImports(deps: Pick<Deps, 'db'>): Promise<Due[]> {
  return deps.db.global<Due>('SELECT workspace_id AS "workspaceId", id AS "importId", file_id AS "fileId" FROM find_due_imports()')
}

async function runImportOf(deps: Deps, { workspaceId, importId, fileId }: Due, signal: AbortSignal): Promise<void> {
  const claimed = await deps.db.withWorkspace(workspaceId, (tx) => claimImport(tx, importId))
  if (claimed === null) return
  const hint = (): void => { deps.live.publish({ kind: 'import', workspaceId, importId }) }
  await touchUpload(deps, fileId)
  const heart = setInterval(() => {
    deps.db.withWorkspace(workspaceId, (tx) => extendLease(tx, importId)).catch((error: unknown) => { deps.log.debug({ err: error }, 'A heartbeat was lost') })
  }, heartbeatMs)
  try {
    const plan = await openPlan(deps, workspaceId, { upload: { id: fileId, format: claimed.format }, options: claimed.options })
    await continueImport(deps, workspaceId, { state: claimed, plan, observer: { signal } })
    await forget(deps, workspaceId, fileId)
  } catch (error) {
    if (!isTakenOver(error)) await giveUp(deps, workspaceId, { claimed, error, isStopping: signal.aborted })
  } finally {
    clearInterval(heart)
    hint()
  }
}

/** The rows are in: the file is of no more use to anybody. */
async function forget(deps: Deps, workspaceId: string, fileId: string): Promise<void> {
  await deps.db.withWorkspace(workspaceId, (tx) => deleteUpload(tx, fileId))
  await removeUpload(deps, fileId)
}

async function giveUp(deps: Deps, workspaceId: string, { claimed, error, isStopping }: { claimed: ClaimedImport; error: unknown; isStopping: boolean }): Promise<void> {
  const id = claimed.id
  const passes = !(error instanceof AppError) || error.code === 'UNAVAILABLE' || error.code === 'TOO_MANY_REQUESTS'
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    if (isStopping) return releaseImport(tx, id, { seconds: 0, isFault: false })
    if (passes && await releaseImport(tx, id, { seconds: retryAfterSeconds, isFault: true }) < mostFailures) return deps.log.warn({ err: error, importId: toPublicId('import', id) }, 'An import stumbled and is tried again')
    deps.log.warn({ err: error, importId: toPublicId('import', id) }, 'An import failed')
    return endImport(tx, id, { state: 'failed', problem: problemWords(error) })
  })
}
