import { evaluateRule } from '@sendero/flow-engine/segment'
import type { JsonObject } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../src/db/public-id.ts'
import { customersAfterNumber, loadChannelFacts, loadCustomers } from '../src/modules/customers/index.ts'
import { appendEvents, loadEventFacts } from '../src/modules/events/index.ts'
import type { IncomingCall } from '../src/modules/events/index.ts'
import { takeInEvents } from '../src/modules/intake/index.ts'
import { listProcedures } from '../src/modules/lists/index.ts'
import { refreshDueSegments, segmentMembers, segmentProcedures } from '../src/modules/segments/index.ts'
import { factsOf } from '../src/modules/segments/evaluate-people.ts'
import { loadWorkspace } from '../src/modules/workspaces/index.ts'
import type { AnyProcedure, ProcedureContext } from '../src/procedures/procedure.ts'
import type { TestDeps } from './test-deps.ts'

/** One sandbox workspace with people and segments, reached through the doors the product uses. */
export interface SegmentWorld {
  readonly workspaceId: string
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  call<Output>(id: string, input: object): Promise<Output>
  identify(userId: string, traits: JsonObject, more?: Partial<IncomingCall>): Promise<void>
  fire(userId: string, event: string, more?: Partial<IncomingCall>): Promise<void>
  send(calls: readonly (Partial<IncomingCall> & Pick<IncomingCall, 'type'>)[]): Promise<void>
  /** Moves the clock; after `holdClock` it stands still in between. */
  pass(ms: number): Promise<void>
  holdClock(at: number): Promise<void>
  now(): Promise<number>
  /** Lets everything happen to segments that is due. */
  settle(): Promise<void>
  /** Makes a segment through the API; returns its UUID. */
  segment(rule: JsonObject | Rule, name?: string): Promise<string>
  /** Numbers of the members as stored. */
  members(segmentId: string): Promise<number[]>
  /** Numbers of those the rule holds for when everybody is held against it now. */
  matching(rule: Rule): Promise<number[]>
  userIds(numbers: readonly number[]): Promise<string[]>
}

export async function openSegmentWorld(harness: TestDeps): Promise<SegmentWorld> {
  const { deps } = harness
  const workspaceId = await harness.newWorkspace({ isSandbox: true })
  const query: SegmentWorld['query'] = (sql, values) => deps.db.withWorkspace(workspaceId, (tx) => tx.query(sql, values))

  const world: SegmentWorld = {
    workspaceId, query,
    async call(id, input) {
      const procedures: readonly AnyProcedure[] = [...segmentProcedures, ...listProcedures]
      const procedure = procedures.find((each) => each.id === id)
      if (!procedure) throw new Error(`There is no procedure ${id}`)
      const context: ProcedureContext = { deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: deps.log, signal: new AbortController().signal }
      return await procedure.call(context, input) as never
    },
    identify: (userId, properties, more = {}) => world.send([{ type: 'identify', userId, properties, ...more }]),
    fire: (userId, event, more = {}) => world.send([{ type: 'track', userId, event, ...more }]),
    async send(calls) {
      const occurredAt = await world.now()
      await appendEvents(deps, workspaceId, calls.map((call) => (
        { event: null, userId: null, anonymousId: null, previousId: null, messageId: null, occurredAt, properties: {}, context: null, source: 'sdk', ...call })))
      while ((await takeInEvents(deps, workspaceId)).taken > 0);
    },
    async pass(ms) { await query(`UPDATE workspaces SET clock_offset_ms = clock_offset_ms + $1, clock_held_at = clock_held_at + $1 * interval '1 millisecond'`, [ms]) },
    async holdClock(at) { await query(`UPDATE workspaces SET clock_held_at = to_timestamp($1::float8 / 1000), clock_held_until = clock_timestamp() + interval '1 hour'`, [at]) },
    now: async () => (await deps.db.withWorkspace(workspaceId, loadWorkspace)).now,
    async settle() { while ((await refreshDueSegments(deps, workspaceId)).refreshed > 0); },
    async segment(rule, name = 'Some') {
      const { id } = await world.call<{ id: string }>('segment.create', { name, rule })
      const [row] = await query<{ id: string }>(`SELECT id FROM segments WHERE 'seg_' || replace(id::text, '-', '') = $1`, [id])
      return row?.id ?? ''
    },
    members: async (segmentId) => (await deps.db.withWorkspace(workspaceId, (tx) => segmentMembers(tx, segmentId, { after: -1, limit: 1_000_000 }))).map((member) => member.number),
    matching: (rule) => deps.db.withWorkspace(workspaceId, async (tx) => {
      const people = await customersAfterNumber(tx, -1, 1_000_000)
      const ids = people.map((person) => person.customerId)
      const names = await tx.query<{ event: string }>('SELECT DISTINCT event FROM customer_events')
      const events = await loadEventFacts(tx, { customerIds: ids, names: names.map((row) => row.event) })
      const customers = await loadCustomers(tx, ids)
      const lists = new Map((await tx.query<{ customerId: string; ids: string[] }>('SELECT customer_id AS "customerId", array_agg(list_id::text) AS ids FROM list_members GROUP BY 1'))
        .map((row) => [row.customerId, new Set(row.ids.map((id) => toPublicId('list', id)))]))
      const channelsOf = await loadChannelFacts(deps, tx, { customers: [...customers.values()], channels: ['email'], consents: ['email'] })
      const { workspace, now } = await loadWorkspace(tx)
      return people.filter(({ customerId }) => {
        const customer = customers.get(customerId)
        return customer !== undefined && evaluateRule(rule, factsOf(customer, { events: events.get(customerId), lists: lists.get(customerId), channels: channelsOf(customerId), timeZone: workspace.timeZone }), now)
      }).map((person) => person.number)
    }),
    async userIds(numbers) {
      const rows = await query<{ userId: string }>('SELECT coalesce(user_id, id::text) AS "userId" FROM customers WHERE number = ANY($1::int[]) ORDER BY 1', [numbers])
      return rows.map((row) => row.userId)
    },
  }
  return world
}

export const publicSegmentId = (id: string): string => toPublicId('segment', id)
const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
