import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { newId, parsePublicId, toPublicId } from '../src/db/public-id.ts'
import { appendEvents } from '../src/modules/events/index.ts'
import type { IncomingCall } from '../src/modules/events/index.ts'
import { takeInEvents } from '../src/modules/intake/index.ts'
import { analyticsProcedures } from '../src/modules/analytics/index.ts'
import { journeyProcedures } from '../src/modules/journeys/index.ts'
import { advanceRuns } from '../src/modules/runs/index.ts'
import { insertSegment } from '../src/modules/segments/segments-repository.ts'
import { refreshSegment } from '../src/modules/segments/index.ts'
import type { Actor } from '../src/procedures/actor.ts'
import type { AnyProcedure, ProcedureContext } from '../src/procedures/procedure.ts'
import type { TestDeps } from './test-deps.ts'

export interface RunRow {
  readonly id: string
  readonly userId: string | null
  readonly version: number
  readonly slot: string
  readonly status: string
  readonly endReason: string | null
  readonly nodeId: string | null
  readonly isHeld: boolean
}

/** A visit as the outbox holds it on its way to ClickHouse. */
export interface VisitRow {
  readonly journey_id: string
  readonly node_id: string
  readonly run_id: string
  readonly visit: number
  /** As ClickHouse reads it, in UTC. */
  readonly at: string
  readonly entered: number
  readonly left: number
  readonly edge_id: string
  readonly outcome: string
  readonly inputs: string
}

/** One workspace, a sandbox unless told otherwise, in which journeys are published and people are sent through: only the doors the product uses. */
export interface JourneyWorld {
  readonly workspaceId: string
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Calls a procedure as an operator; throws what the API would answer with. */
  call<Output>(id: string, input: JsonObject, actor?: Actor): Promise<Output>
  /** A template as saved, without asking the renderer. */
  template(options?: { messageClass?: 'marketing' | 'transactional'; archived?: boolean }): Promise<string>
  segment(rule: JsonObject, options?: { computed?: boolean }): Promise<string>
  create(document: JourneyDocument | JsonObject): Promise<string>
  publish(document: JourneyDocument | JsonObject, options?: { backfill?: 'none' | 'all' }): Promise<string>
  identify(userId: string, traits?: JsonObject): Promise<void>
  fire(userId: string, event: string, properties?: JsonObject, more?: Partial<IncomingCall>): Promise<void>
  /** Two known customers turn out to be one person. */
  merge(from: string, into: string): Promise<void>
  /** Takes in what waits, as after a crash. */
  takeIn(): Promise<void>
  advance(): Promise<number>
  /** Moves the clock without letting anything happen on the way. */
  pass(ms: number): Promise<void>
  now(): Promise<number>
  runs(journeyId: string): Promise<RunRow[]>
  visits(journeyId: string): Promise<VisitRow[]>
}

export const hour = 3_600_000
export const day = 24 * hour

export async function openJourneyWorld(harness: TestDeps, { isSandbox = true }: { readonly isSandbox?: boolean } = {}): Promise<JourneyWorld> {
  const { deps } = harness
  const workspaceId = await harness.newWorkspace({ isSandbox })
  const query: JourneyWorld['query'] = (sql, values) => deps.db.withWorkspace(workspaceId, (tx) => tx.query(sql, values))

  const call: JourneyWorld['call'] = async (id, input, actor = { kind: 'operator' }) => {
    const procedures: readonly AnyProcedure[] = [...journeyProcedures, ...analyticsProcedures]
    const procedure = procedures.find((each) => each.id === id)
    if (!procedure) throw new Error(`There is no procedure ${id}`)
    const context: ProcedureContext = { deps, actor, workspaceId, requestId: 'test', log: deps.log, signal: new AbortController().signal }
    return await procedure.call(context, input) as never
  }

  const send = async (given: Partial<IncomingCall> & Pick<IncomingCall, 'type'>): Promise<void> => {
    await appendEvents(deps, workspaceId, [{
      event: null, userId: null, anonymousId: null, previousId: null, messageId: null, occurredAt: await world.now(), properties: {}, context: null, source: 'sdk', ...given,
    }])
    await takeInEvents(deps, workspaceId)
  }

  const world: JourneyWorld = {
    workspaceId, query, call,
    async template({ messageClass = 'transactional', archived = false } = {}) {
      const id = newId()
      await query(`INSERT INTO templates (workspace_id, id, name, channel, archived_at) VALUES ($1, $2, 'Hello', 'email', CASE WHEN $3 THEN now() END)`, [workspaceId, id, archived])
      await query(`INSERT INTO template_versions (workspace_id, template_id, version, subject, format, body, compiled_html, compiled_text, message_class, created_by)
        VALUES ($1, $2, 1, 'Hello', 'html', '<p>Hello</p>', '<p>Hello</p>', 'Hello', $3, 'test')`, [workspaceId, id, messageClass])
      return toPublicId('template', id)
    },
    async segment(rule, { computed = true } = {}) {
      const id = newId()
      const now = await world.now()
      await deps.db.withWorkspace(workspaceId, (tx) => insertSegment(tx, { id, name: 'Some', rule: rule as never, now, computeBy: now }))
      if (computed) await refreshSegment(deps, workspaceId, { segmentId: id, cause: 'test' })
      return toPublicId('segment', id)
    },
    async create(document) {
      const { id } = await call<{ id: string }>('workflows.create', { name: 'Test', document: document as unknown as JsonObject })
      return parsePublicId('journey', id) ?? ''
    },
    async publish(document, { backfill = 'none' } = {}) {
      const journeyId = await world.create(document)
      await call('workflows.publish', { id: toPublicId('journey', journeyId), backfill })
      return journeyId
    },
    identify: (userId, traits = {}) => send({ type: 'identify', userId, properties: traits }),
    fire: (userId, event, properties = {}, more = {}) => send({ type: 'track', event, userId, properties, ...more }),
    merge: (from, into) => send({ type: 'alias', userId: into, previousId: from }),
    takeIn: async () => { await takeInEvents(deps, workspaceId) },
    advance: async () => (await advanceRuns(deps, workspaceId)).advanced,
    async pass(ms) { await query('UPDATE workspaces SET clock_offset_ms = clock_offset_ms + $1', [ms]) },
    async now() {
      const [row] = await query<{ now: number }>('SELECT floor(extract(epoch FROM workspace_now()) * 1000)::float8 AS now')
      return row?.now ?? 0
    },
    runs: (journeyId) => query<RunRow>(`
      SELECT r.id, c.user_id AS "userId", r.version, r.entry_slot AS slot, r.status, r.end_reason AS "endReason", r.node_id AS "nodeId", r.is_held AS "isHeld"
      FROM runs r LEFT JOIN customers c ON c.id = r.customer_id WHERE r.journey_id = $1 ORDER BY r.started_at, r.id`, [journeyId]),
    async visits(journeyId) {
      const rows = await query<{ payload: string }>(`SELECT payload FROM outbox WHERE target = 'node_visits' ORDER BY id`)
      return rows.flatMap(({ payload }) => payload.split('\n').map((line) => JSON.parse(line) as VisitRow)).filter((visit) => visit.journey_id === journeyId)
    },
  }
  return world
}
