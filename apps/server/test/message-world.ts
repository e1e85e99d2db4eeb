import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { newId, toPublicId } from '../src/db/public-id.ts'
import type { Deps } from '../src/deps.ts'
import { readEnv } from '../src/env.ts'
import { saveNewTemplate } from '../src/modules/content/index.ts'
import { openSender, queueMessages } from '../src/modules/messages/index.ts'
import type { Sender } from '../src/modules/messages/index.ts'
import type { ProcedureContext } from '../src/procedures/procedure.ts'
import { startRenderer } from '../src/rendering/start-renderer.ts'
import type { FailpointName } from '../src/failpoints.ts'
import { armFailpoint, disarmFailpoints } from './arm-failpoint.ts'
import { openTestDeps } from './test-deps.ts'
import type { TestDeps } from './test-deps.ts'

export interface MessageRow {
  readonly id: string
  readonly state: string
  readonly reason: string | null
  readonly error: string | null
  readonly attempt: number
  readonly isDue: boolean
  readonly providerRef: string | null
  readonly links: string[] | null
  readonly openedAt: Date | null
  readonly clickedAt: Date | null
  readonly unsubscribedAt: Date | null
}

export interface SenderSetup { readonly smtpUrl?: string; readonly outboundAllow?: string; readonly limits?: Partial<Sender['limits']>; /** What its sender meets at a fail point. */ readonly failpoint?: { readonly at: FailpointName; readonly hit: () => void | Promise<void> } }

/** A workspace with a live journey whose messages are queued, sent and counted: real PostgreSQL, real renderer. */
export interface MessageWorld {
  readonly harness: TestDeps
  readonly deps: Deps
  readonly workspaceId: string
  readonly journeyId: string
  readonly dataDir: string
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  template(content?: Partial<Parameters<typeof saveNewTemplate>[2]['content']>): Promise<string>
  customer(traits?: JsonObject, options?: { subscription?: string | null }): Promise<string>
  /** One message to each customer, as if a run had just passed an e-mail node. Returns their ids. */
  queue(customerIds: readonly string[], templateId: string, event?: JsonObject): Promise<string[]>
  queueCall(customerId: string, request: Extract<Command, { kind: 'callWebhook' }>['request']): Promise<string>
  message(id: string): Promise<MessageRow>
  messages(): Promise<MessageRow[]>
  /** Another process with the same database and data directory. */
  senderLike(setup: SenderSetup): Promise<Deps>
  context(): ProcedureContext
  close(): Promise<void>
}

const columns = `id, state, reason, error, attempt, due_at IS NOT NULL AS "isDue", provider_ref AS "providerRef", links, opened_at AS "openedAt", clicked_at AS "clickedAt", unsubscribed_at AS "unsubscribedAt"`

const body = '<html><body><p>Hello {{ customer.name }}</p><p><a href="https://shop.example/{{ customer.name | url_encode }}">Shop</a></p><p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p></body></html>'

export async function openMessageWorld(setup: SenderSetup & { isSandbox?: boolean } = {}): Promise<MessageWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sendero-messages-'))
  const harness = await openTestDeps()
  const renderer = startRenderer({ log: harness.deps.log })
  const senders: Sender[] = []
  const senderLike = async ({ smtpUrl, outboundAllow = '', failpoint, ...rest }: SenderSetup): Promise<Deps> => {
    const env = readEnv({ ...(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl }), OUTBOUND_ALLOW: outboundAllow })
    const sender = await openSender({ env, log: harness.deps.log, dataDir, ...rest })
    senders.push(sender)
    if (failpoint) armFailpoint(failpoint.at, failpoint.hit, sender.owner)
    return { ...harness.deps, env, renderer, dataDir, sender }
  }
  const deps = await senderLike(setup)
  const workspaceId = await harness.newWorkspace({ isSandbox: setup.isSandbox ?? false })
  const journeyId = newId()
  let made = 0
  const query: MessageWorld['query'] = (sql, values) => deps.db.withWorkspace(workspaceId, (tx) => tx.query(sql, values))
  await query(`UPDATE workspaces SET postal_address = '1 Main Street', from_name = 'Shop', from_email = 'shop@shop.example' WHERE id = current_workspace()`)
  await query(`INSERT INTO journeys (workspace_id, id, name, status, draft) VALUES ($1, $2, 'Test', 'live', '{}')`, [workspaceId, journeyId])

  const drawn = journey().onEvent('Order Completed').reentry('always').email('n1', 'tpl_any').webhook('n2').wait('w', 'P1Y').exit('x')
  await query(`INSERT INTO journey_versions (workspace_id, journey_id, version, document, plan, template_versions, published_by) VALUES ($1, $2, 1, $3, $4, '{}', 'test')`,
    [workspaceId, journeyId, JSON.stringify(drawn.document()), JSON.stringify(drawn.plan())])

  // Stands behind the steps that have something sent, as a run does by the time it is.
  const newRun = async (customerId: string): Promise<string> => {
    const id = newId()
    await query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, node_id, wake_at, state, entry, started_at, updated_at)
      VALUES ($1, $2, $3, 1, $4, $5, 'active', 'w', now() + interval '2 years', '{"engineVersion":1,"status":"active","nodeId":"w","visit":3}', '{}', now(), now())`, [workspaceId, id, journeyId, customerId, id])
    return id
  }
  const enqueue = async (customerId: string, given: { command: Extract<Command, { kind: 'sendEmail' | 'callWebhook' }>; templateVersion: number | null; event: JsonObject | undefined }): Promise<string> => {
    const runId = await newRun(customerId)
    const { now } = (await query<{ now: number }>('SELECT (extract(epoch FROM workspace_now()) * 1000)::float8 AS now'))[0] ?? { now: 0 }
    const row = { runId, visit: 1, journeyId, version: 1, nodeId: given.command.nodeId, customerId, isBulk: false, command: given.command, templateVersion: given.templateVersion, event: given.event === undefined ? null : { name: 'Order Completed', properties: given.event } }
    await deps.db.withWorkspace(workspaceId, (tx) => queueMessages(deps, tx, { rows: [row], now: now - 1_000 }))
    const [message] = await query<{ id: string }>('SELECT id FROM messages WHERE run_id = $1', [runId])
    if (!message) throw new Error('The message was not queued')
    return message.id
  }

  return {
    harness, deps, workspaceId, journeyId, dataDir, query, senderLike,
    async template(content) {
      const saved = await saveNewTemplate(deps, workspaceId, { name: 'Hello', by: 'test', content: { subject: 'Hi {{ customer.name }}', preheader: '', fromName: '', fromEmail: '', format: 'html', body, messageClass: 'marketing', ...content } })
      return saved.template.id
    },
    async customer(traits = {}, { subscription = 'subscribed' } = {}) {
      const id = newId()
      made += 1
      const known = { name: `Person ${made}`, email: `person${made}@example.com`, ...traits }
      const email = typeof known.email === 'string' ? known.email : null
      await query(`INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, lower($5), $6, now(), now())`, [workspaceId, id, made, `user-${made}`, email, JSON.stringify(known)])
      if (subscription !== null) await query(`INSERT INTO subscriptions (workspace_id, customer_id, channel, status, source, changed_at) VALUES ($1, $2, 'email', $3, 'test', now())`, [workspaceId, id, subscription])
      return id
    },
    async queue(customerIds, templateId, event) {
      const ids: string[] = []
      for (const customerId of customerIds) ids.push(await enqueue(customerId, { command: { kind: 'sendEmail', nodeId: 'n1', visit: 1, templateId: toPublicId('template', templateId) }, templateVersion: 1, event }))
      return ids
    },
    queueCall: (customerId, request) => enqueue(customerId, { command: { kind: 'callWebhook', nodeId: 'n2', visit: 1, request }, templateVersion: null, event: undefined }),
    async message(id) {
      const [row] = await query<MessageRow>(`SELECT ${columns} FROM messages WHERE id = $1`, [id])
      if (!row) throw new Error(`There is no message ${id}`)
      return row
    },
    messages: () => query<MessageRow>(`SELECT ${columns} FROM messages ORDER BY id`),
    context: () => ({ deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: deps.log, signal: new AbortController().signal }),
    async close() {
      disarmFailpoints()
      for (const sender of senders) await sender.close()
      await renderer.close()
      await harness.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
