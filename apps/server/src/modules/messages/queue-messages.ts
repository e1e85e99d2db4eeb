import type { Command, JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { newId, parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { insertMessages } from './queue-repository.ts'
import type { NewMessage } from './queue-repository.ts'

export interface MessageOrder {
  readonly runId: string
  readonly visit: number
  readonly journeyId: string
  readonly version: number
  readonly nodeId: string
  readonly customerId: string
  /** Of its run: it waits while messages of people who have just done something are due. */
  readonly isBulk: boolean
  readonly command: Extract<Command, { kind: 'sendEmail' | 'callWebhook' }>
  /** Version the journey was published with; null for webhooks. */
  readonly templateVersion: number | null
  /** The event that started the run: templates see it. */
  readonly event: { readonly name: string; readonly properties: JsonObject } | null
}

/**
 * Queues the messages that steps of runs ask for, in their transaction; delivery is woken after its commit. Whether a message
 * goes out is decided when it is sent, not here. A visit of a run has one message: queueing it again changes nothing.
 */
export async function queueMessages(deps: Pick<Deps, 'wake'>, tx: Tx, given: { readonly rows: readonly MessageOrder[]; readonly now: number }): Promise<void> {
  if (given.rows.length === 0) return
  await insertMessages(tx, given.rows.map(newMessage), given.now)
  tx.afterCommit(() => { deps.wake.wake('message.deliver', tx.workspaceId) })
}

function newMessage(order: MessageOrder): NewMessage {
  const { command, event, runId, visit, journeyId, version, nodeId, customerId, isBulk } = order
  const place = { id: newId(), runId, visit, journeyId, version, nodeId, customerId, isBulk }
  if (command.kind === 'callWebhook') return { ...place, channel: 'webhook', templateId: null, templateVersion: null, payload: { event, request: command.request } }
  return { ...place, channel: 'email', templateId: parsePublicId('template', command.templateId), templateVersion: order.templateVersion, payload: { event } }
}
