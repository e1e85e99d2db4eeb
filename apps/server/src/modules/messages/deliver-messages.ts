import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { addDelivered } from './delivered.ts'
import type { Delivered } from './delivered.ts'
import { deliverOverWire } from './deliver-over-wire.ts'
import { deliverToMailbox } from './deliver-to-mailbox.ts'
import { mailWire } from './mail-route.ts'
import { nextDueAt } from './queue-repository.ts'
import { sweepExpired } from './sweep-expired.ts'

const turnMs = 5_000

/**
 * Delivers every message that is due, until none is or five seconds have passed. `failed` counts those whose outcome stays unknown
 * too. All zero: nothing was due, or nothing could be done about it now.
 */
export async function deliverMessages(deps: Deps, workspaceId: string): Promise<Delivered> {
  const { workspace, mail } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace: found } = await loadWorkspace(tx)
    return { workspace: found, mail: await mailWire(deps, tx, found) }
  })
  await sweepExpired(deps, workspaceId)
  const until = performance.now() + turnMs
  const { calls } = deps.sender
  const [mails, webhooks] = await Promise.all([
    mail === null ? drainMailbox(deps, workspaceId, { channel: 'email', until }) : deliverOverWire(deps, workspaceId, { wire: mail, until }),
    // A sandbox reaches nobody: what it would call is shown in its mailbox.
    workspace.isSandbox ? drainMailbox(deps, workspaceId, { channel: 'webhook', until }) : deliverOverWire(deps, workspaceId, { wire: calls, until }),
  ])
  await wakeForNext(deps, workspaceId)
  return addDelivered(mails, webhooks)
}

async function drainMailbox(deps: Deps, workspaceId: string, { channel, until }: { readonly channel: 'email' | 'webhook'; readonly until: number }): Promise<Delivered> {
  let total: Delivered = { sent: 0, skipped: 0, failed: 0 }
  while (performance.now() < until) {
    const { touched, ...done } = await deliverToMailbox(deps, workspaceId, channel)
    total = addDelivered(total, done)
    if (touched === 0) break
  }
  return total
}

/** Retries have times of their own. A sandbox has a clock of its own, which nobody waits for. */
async function wakeForNext(deps: Deps, workspaceId: string): Promise<void> {
  const next = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    const at = await nextDueAt(tx)
    return at === null || workspace.isSandbox || at <= now ? null : Date.now() + (at - now)
  })
  if (next !== null) deps.wake.wakeAt('message.deliver', workspaceId, next)
}
