import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { RenderRequest, RenderResult } from '../../rendering/renderer.ts'
import { messageContext } from '../content/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import type { QueuedMessage } from './message.ts'
import type { OutgoingRequest } from './outgoing-request.ts'
import type { PreparedCall } from './prepared.ts'
import { findDue } from './queue-repository.ts'
import type { DueMessage } from './queue-repository.ts'
import type { DueToPrepare } from './wire.ts'

interface Loaded { readonly workspace: Workspace; readonly now: number; readonly due: readonly DueMessage[] }

/** Takes the next due webhook calls and renders them. Reads only. */
export async function prepareCalls(deps: Deps, workspaceId: string, of: DueToPrepare): Promise<PreparedCall[]> {
  const loaded = await deps.db.withWorkspace(workspaceId, (tx) => load(tx, of), { isOneExchange: true })
  const results = await deps.renderer.render(loaded.due.map((one) => requestOf(loaded, one)))
  return loaded.due.map(({ message }, index): PreparedCall => {
    const base = { message, customerId: message.customerId, address: null, rules: null }
    const result = results[index]
    if (!result) throw new Error('The renderer lost a message')
    if (!result.ok) return { ...base, content: null, fault: { kind: result.code === 'TEMPLATE_TIMEOUT' && message.attempt < 3 ? 'retry' : 'template_error', error: result.message } }
    return { ...base, content: callOf(message, result), fault: null }
  })
}

async function load(tx: Tx, of: DueToPrepare): Promise<Loaded> {
  const [{ workspace, now }, due] = await Promise.all([loadWorkspace(tx), findDue(tx, { channel: 'webhook', ...of })])
  return { workspace, now, due }
}

function requestOf({ workspace, now }: Loaded, { message, customer }: DueMessage): RenderRequest {
  const { request, event = null } = message.payload
  const sources: Record<string, string> = { url: request?.url ?? '', body: request?.body ?? '' }
  for (const [name, value] of Object.entries(request?.headers ?? {})) sources[`header:${name}`] = value
  return {
    parts: Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, { source, escape: 'none' as const }])),
    data: messageContext({ customer, event, workspace, unsubscribeUrl: '', now }),
  }
}

function callOf({ payload }: QueuedMessage, { parts }: Extract<RenderResult, { ok: true }>): OutgoingRequest {
  const headers = Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (name.startsWith('header:') ? [[name.slice('header:'.length), value.trim()]] : [])))
  return { method: payload.request?.method ?? 'POST', url: (parts['url'] ?? '').trim(), headers, body: payload.request?.body == null ? null : parts['body'] ?? '' }
}
