import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Actor } from '../../procedures/actor.ts'
import { actorName } from '../../procedures/actor.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { clearWorkspace } from './clear-workspace.ts'
import { askToCancel, endDemoLoad, findDemoLoad, insertDemoLoad, isDead } from './demo-loads-repository.ts'
import { bringClockBack, isEmptyWorkspace, sendClockBack } from './demo-workspace-repository.ts'
import { DemoCancelled, DemoInterrupted, demoTotal, historyMs, loadDemo } from './load-demo.ts'
import type { DemoSize } from './load-demo.ts'

const usualSize: DemoSize = { customers: 3_000, days: 90 }
const seed = 'coffee'

/** Loads of this process, by the database they go into; they are told when the process is about to end. */
const running = new WeakMap<Deps['db'], Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>>()

function loadsOf(deps: Pick<Deps, 'db'>) {
  const loads = running.get(deps.db) ?? new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>()
  running.set(deps.db, loads)
  return loads
}

/** Begins to fill an empty workspace in the background. `finished` never rejects. Throws WRONG_STATE when it is not empty, CONFLICT while a load is going on. */
export async function startDemoLoad(deps: Deps, workspaceId: string, given: { readonly actor: Actor; readonly size?: DemoSize }): Promise<{ finished: Promise<void> }> {
  const size = given.size ?? usualSize
  const end = Date.now()
  const wasSandbox = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await tx.query('SELECT 1 FROM workspaces WHERE id = current_workspace() FOR UPDATE')
    const before = await findDemoLoad(tx)
    if (before?.state === 'running') throw new AppError('CONFLICT', 'Demo data is being loaded already.')
    if (!await isEmptyWorkspace(tx)) throw new AppError('WRONG_STATE', 'Demo data goes into an empty workspace only. Make another one for it.')
    const { workspace } = await loadWorkspace(tx)
    await insertDemoLoad(tx, { wasSandbox: workspace.isSandbox, total: demoTotal(size, { end, timeZone: workspace.timeZone }) })
    await sendClockBack(tx, historyMs(size))
    await recordAudit(tx, { actor: actorName(given.actor), action: 'demo.load', target: null, data: { ...size } })
    return workspace.isSandbox
  })
  const abort = new AbortController()
  const finished = work(deps, workspaceId, { actor: given.actor, size, end, wasSandbox, signal: abort.signal }).finally(() => { loadsOf(deps).delete(workspaceId) })
  loadsOf(deps).set(workspaceId, { abort, finished })
  return { finished }
}

interface Work { readonly actor: Actor; readonly size: DemoSize; readonly end: number; readonly wasSandbox: boolean; readonly signal: AbortSignal }

async function work(deps: Deps, workspaceId: string, { actor, size, end, wasSandbox, signal }: Work): Promise<void> {
  const began = performance.now()
  try {
    await loadDemo(deps, workspaceId, { size, seed, actor, end, wasSandbox, signal })
    await finish(deps, workspaceId, { state: 'finished', error: null, wasSandbox })
    deps.log.info({ workspaceId, seconds: Math.round((performance.now() - began) / 1_000) }, 'Demo data is loaded')
  } catch (error) {
    // The next start finds it and clears up: there is no time for it now.
    if (error instanceof DemoInterrupted || signal.aborted) return
    const isCancelled = error instanceof DemoCancelled
    if (!isCancelled) deps.log.error({ err: error, workspaceId }, 'Demo data could not be loaded')
    await undo(deps, workspaceId, isCancelled ? { state: 'cancelled', error: null } : { state: 'failed', error: error instanceof AppError ? error.message : 'Something went wrong on our side.' })
  }
}

async function finish(deps: Deps, workspaceId: string, { wasSandbox, ...end }: { readonly state: 'finished' | 'cancelled' | 'failed'; readonly error: string | null; readonly wasSandbox: boolean }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await bringClockBack(tx, wasSandbox)
    await endDemoLoad(tx, end)
  })
  deps.live.publish({ kind: 'demo', workspaceId })
  deps.wake.wake('run.advance', workspaceId)
  deps.wake.wake('outbox.export', workspaceId)
}

/** Takes back what a load put into the workspace. When even that fails the load stays as it is, and can be cancelled again. */
async function undo(deps: Deps, workspaceId: string, end: { readonly state: 'cancelled' | 'failed'; readonly error: string | null }): Promise<void> {
  try {
    const load = await deps.db.withWorkspace(workspaceId, findDemoLoad)
    await clearWorkspace(deps, workspaceId)
    await finish(deps, workspaceId, { ...end, wasSandbox: load?.wasSandbox ?? false })
  } catch (error) {
    deps.log.error({ err: error, workspaceId }, 'What was loaded of the demo data could not be removed')
  }
}

/** Asks a load to stop and take back what it put there; when its process has died, does so itself. */
export async function cancelDemoLoad(deps: Deps, workspaceId: string): Promise<void> {
  const load = await deps.db.withWorkspace(workspaceId, findDemoLoad)
  if (load?.state !== 'running') throw new AppError('WRONG_STATE', 'No demo data is being loaded.')
  if (isDead(load)) return undo(deps, workspaceId, { state: 'cancelled', error: null })
  await deps.db.withWorkspace(workspaceId, askToCancel)
}

/** At the start of a server: takes back what loads have left behind whose process has ended. `isAlone`: no other process can be loading. */
export async function recoverDemoLoads(deps: Deps, { isAlone }: { readonly isAlone: boolean }): Promise<string[]> {
  const rows = await deps.db.global<{ workspaceId: string; seenAt: Date }>('SELECT workspace_id AS "workspaceId", seen_at AS "seenAt" FROM find_running_demo_loads()')
  const dead = rows.filter(({ seenAt }) => isAlone || isDead({ state: 'running', seenAt }))
  for (const { workspaceId } of dead) await undo(deps, workspaceId, { state: 'failed', error: 'The server was stopped while demo data was being loaded.' })
  return dead.map(({ workspaceId }) => workspaceId)
}

/** Before the process ends: loads stop where they are. */
export async function stopDemoLoads(deps: Pick<Deps, 'db'>): Promise<void> {
  const loads = [...loadsOf(deps).values()]
  for (const { abort } of loads) abort.abort()
  await Promise.all(loads.map(({ finished }) => finished))
}
