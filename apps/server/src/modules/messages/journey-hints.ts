import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'

/** Tells open canvases, after the commit, that numbers of these journeys have changed. */
export function hintJourneys(deps: Pick<Deps, 'live'>, tx: Tx, messages: readonly { readonly journeyId: string | null }[]): void {
  const journeyIds = new Set(messages.flatMap(({ journeyId }) => journeyId ?? []))
  if (journeyIds.size === 0) return
  tx.afterCommit(() => { for (const journeyId of journeyIds) deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId }) })
}
