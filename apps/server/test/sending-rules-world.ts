import { newId } from '../src/db/public-id.ts'
import { decideMessages } from '../src/modules/messages/decide-messages.ts'
import type { Decided } from '../src/modules/messages/decide-messages.ts'
import type { PreparedMail } from '../src/modules/messages/prepared.ts'
import { writeSettlements } from '../src/modules/messages/settle-repository.ts'
import { updateWorkspace } from '../src/modules/workspaces/procedures/workspace-settings.ts'
import type { MessageWorld } from './message-world.ts'

/** Changes settings as an operator would. */
export async function setWorkspace(world: MessageWorld, settings: object): Promise<void> {
  await updateWorkspace.call(world.context(), settings)
}

/** The clock of a sandbox stands still there. */
export async function holdClockAt(world: MessageWorld, instant: number): Promise<void> {
  await world.query(`UPDATE workspaces SET clock_held_at = to_timestamp($1::float8 / 1000), clock_held_until = clock_timestamp() + interval '1 hour' WHERE id = current_workspace()`, [instant])
}

/** More live journeys beside that of the world; messages are spread over all of them in turn. */
export async function spreadOverJourneys(world: MessageWorld, messageIds: readonly string[], count: number): Promise<void> {
  const journeys = [world.journeyId, ...Array.from({ length: count - 1 }, () => newId())]
  for (const id of journeys.slice(1)) await world.query(`INSERT INTO journeys (workspace_id, id, name, status, draft) VALUES ($1, $2, 'Another', 'live', '{}')`, [world.workspaceId, id])
  for (const [index, id] of messageIds.entries()) await world.query('UPDATE messages SET journey_id = $2 WHERE id = $1', [id, journeys[index % count]])
}

/** Transaction T1 for some of the prepared mails, as one of many processes; nothing leaves. */
export function fenceMails(world: MessageWorld, prepared: readonly PreparedMail[]): Promise<Decided<PreparedMail>> {
  return world.deps.db.withWorkspace(world.workspaceId, (tx) => decideMessages(world.deps, tx, { prepared, isFinal: false }))
}

export type MailFate = 'sent' | 'failed' | 'retry' | 'unknown'

/** Transaction T2: what became of fenced mails. One that is tried again is due ten minutes later. */
export async function settleMails(world: MessageWorld, of: readonly { readonly id: string; readonly attempt: number; readonly fate: MailFate }[]): Promise<void> {
  const settlements = of.map(({ id, attempt, fate }) => ({ id, attempt, kind: fate, reason: null, error: null, ref: null, dueInMs: 10 * 60_000, isBounce: false }))
  await world.deps.db.withWorkspace(world.workspaceId, (tx) => writeSettlements(tx, settlements, world.deps.sender.owner))
}
