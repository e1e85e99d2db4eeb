import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { lostAnswer } from './lost-answer.ts'
import { lockExpired, writeResolutions } from './settle-repository.ts'

const batchSize = 500

/** Decides fenced messages whose owner has not been heard of until long after its lease: a dead host, a lost journal. Returns how many. */
export async function sweepExpired(deps: Deps, workspaceId: string): Promise<number> {
  const { limits, busy } = deps.sender
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const expired = await lockExpired(tx, { graceMs: limits.requestMs + limits.marginMs, except: [...busy], limit: batchSize })
    if (expired.length === 0) return 0
    FAILPOINT: await globalThis.failpoint?.('sweeping', deps.sender.owner)
    const { now } = await loadWorkspace(tx)
    await writeResolutions(tx, expired.map((message) => lostAnswer(message, now)), now)
    deps.log.warn({ workspaceId, messages: expired.length }, 'Gave up waiting for the answers to messages of a sender that is gone')
    return expired.length
  })
}
