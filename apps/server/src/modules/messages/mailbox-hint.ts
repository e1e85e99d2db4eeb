import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'

/** Tells open mailboxes, after the commit, that something arrived. */
export function hintMailbox(deps: Pick<Deps, 'live'>, tx: Tx): void {
  tx.afterCommit(() => { deps.live.publish({ kind: 'mailbox', workspaceId: tx.workspaceId }) })
}
