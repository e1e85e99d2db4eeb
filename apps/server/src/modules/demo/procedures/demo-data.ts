import { z } from 'zod'
import type { Tx } from '../../../db/postgres.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { findDemoLoad, isDead } from '../demo-loads-repository.ts'
import { isEmptyWorkspace } from '../demo-workspace-repository.ts'
import { cancelDemoLoad, startDemoLoad } from '../run-demo-load.ts'

const view = z.object({
  /** `none`: never tried. `stuck`: the process that loaded has died; cancelling clears up. */
  state: z.enum(['none', 'running', 'stuck', 'finished', 'cancelled', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  /** The day of the shop that is being lived through; null when nothing is being loaded. */
  at: z.string().nullable(),
  isCancelling: z.boolean(),
  error: z.string().nullable(),
  /** The workspace is empty, so that demo data can go into it. */
  canLoad: z.boolean(),
})

async function toView(tx: Tx): Promise<z.infer<typeof view>> {
  const load = await findDemoLoad(tx)
  const isRunning = load?.state === 'running'
  return {
    state: load === null ? 'none' : isDead(load) ? 'stuck' : load.state,
    done: load?.done ?? 0, total: load?.total ?? 0,
    at: isRunning ? instantText((await loadWorkspace(tx)).now) : null,
    isCancelling: load?.isCancelling ?? false, error: load?.error ?? null,
    canLoad: !isRunning && await isEmptyWorkspace(tx),
  }
}

export const getDemo = defineProcedure({
  id: 'demo.get',
  kind: 'query',
  permission: 'workspace:read',
  summary: 'See whether demo data is being loaded, and how far it is',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'GET', path: '/demo', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, toView),
})

export const loadDemoData = defineProcedure({
  id: 'demo.load',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Fill an empty workspace with three months of a made-up shop, lived through by the real engine; goes on in the background',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'POST', path: '/demo', status: 202, tag: 'Workspace' },
  async run({ deps, workspaceId, actor }) {
    await startDemoLoad(deps, workspaceId, { actor })
    return deps.db.withWorkspace(workspaceId, toView)
  },
})

export const cancelDemo = defineProcedure({
  id: 'demo.cancel',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Stop loading demo data and take back what was loaded',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'DELETE', path: '/demo', status: 202, tag: 'Workspace' },
  async run({ deps, workspaceId }) {
    await cancelDemoLoad(deps, workspaceId)
    return deps.db.withWorkspace(workspaceId, toView)
  },
})
