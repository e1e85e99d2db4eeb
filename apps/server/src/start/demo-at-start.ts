import type { Deps } from '../deps.ts'
import { recoverDemoLoads, startDemoLoad } from '../modules/demo/index.ts'

interface Start { /** The workspace made at this start. */ readonly firstWorkspace: string | null; readonly print: (line: string) => void }

/**
 * Takes back what an earlier process left half loaded. With SENDERO_DEMO=1 demo data then goes into the workspace of the first boot,
 * and again into one where it was broken off; it is loaded beside everything else.
 */
export async function demoAtStart(deps: Deps, { firstWorkspace, print }: Start): Promise<void> {
  // Embedded data belongs to one process: whoever was loading is gone.
  const brokenOff = await recoverDemoLoads(deps, { isAlone: deps.env.DATABASE_URL === undefined })
  if (!deps.env.SENDERO_DEMO) return
  for (const workspaceId of [...brokenOff, ...(firstWorkspace === null ? [] : [firstWorkspace])]) {
    const { finished } = await startDemoLoad(deps, workspaceId, { actor: { kind: 'operator' } })
    print('Demo data is being loaded; it takes about a minute.')
    void finished.then(() => { print('Demo data: done.') })
  }
}
