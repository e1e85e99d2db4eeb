import type { Tx } from '../../db/postgres.ts'
import { suppressedAddresses } from '../customers/index.ts'
import type { Deps } from '../../deps.ts'
import type { CountedSend } from './counted-sends-repository.ts'
import { loadCountedSends } from './counted-sends-repository.ts'
import type { MessageFacts } from './judge-message.ts'
import type { RunMessage } from './met-ends.ts'
import type { SkipReason, WaitReason } from './message.ts'
import type { RuleInputs } from './zone-of-customer.ts'

// Reads tables of modules above this one: runs and journeys decide whether a message may still go out, and that must be read in
// the transaction that decides it. Locks are taken in the order customers, subscriptions, journeys, messages, each by id.

/** Facts of those messages that are still queued and nobody else is deciding; the rows stay locked until the end of the transaction. */
export async function lockMessageFacts(deps: Pick<Deps, 'secrets'>, tx: Tx, of: MessagesToDecide): Promise<LockedFacts> {
  const { cappedMs } = of
  // Asked for together; PostgreSQL takes the locks one after the other, in this order.
  const [customers, subscriptions, journeys, rows, suppressed, counted] = await Promise.all([
    lockPeople(tx, of.customerIds, cappedMs !== null),
    of.isEmail ? lockSubscriptions(tx, of.customerIds) : new Map<string, string>(),
    lockJourneys(tx, of.journeyIds),
    lockQueued(tx, of.messageIds),
    // Of the addresses the mails are made out to: one that has changed since is not written to now.
    suppressedAddresses(deps, tx, { channel: 'email', addresses: of.addresses }),
    cappedMs === null ? [] : loadCountedSends(tx, { customerIds: of.customerIds, withinMs: cappedMs }),
  ])
  return { counted, now: rows[0]?.now ?? 0, messages: new Map(rows.map((row) => {
    const customer = row.customerId === null ? undefined : customers.get(row.customerId)
    return [row.id, {
      attempt: row.attempt,
      rulesRevision: row.rulesRevision,
      customerId: row.customerId,
      runMessage: runMessageOf(row),
      hasMetEnd: false,
      run: !row.hasRun ? null : row.runStatus === null ? 'missing' as const : { status: row.runStatus, endReason: row.endReason },
      journeyStatus: row.journeyId === null ? null : journeys.get(row.journeyId) ?? null,
      customer: customer ?? null,
      isSuppressed: customer?.email != null && suppressed.has(customer.email),
      subscription: (row.customerId === null ? undefined : subscriptions.get(row.customerId)) ?? null,
    }]
  })) }
}

interface MessagesToDecide { readonly messageIds: readonly string[]; readonly customerIds: readonly string[]; readonly journeyIds: readonly string[]; readonly addresses: readonly string[]; readonly isEmail: boolean
  /** Milliseconds that frequency caps look back; null: there are none. */
  readonly cappedMs: number | null
}

export interface LockedFacts {
  readonly messages: ReadonlyMap<string, LockedMessage>
  /** Mails that count for their people by now; empty where nothing is capped. */
  readonly counted: readonly CountedSend[]
  /** The instant of the decision, epoch ms by the workspace clock; 0 when there is nothing to decide. */
  readonly now: number
}

export interface LockedMessage extends MessageFacts {
  readonly customer: { readonly email: string | null; readonly timeZone: string | null } | null
  /** Times it was tried so far. */
  readonly attempt: number
  /** Of the workspace's sending rules, as they are now. */
  readonly rulesRevision: number
  /** What is needed to look at the ends of its journey; null for a message of no run. */
  readonly runMessage: RunMessage | null
}

interface QueuedRow { readonly id: string; readonly attempt: number; readonly customerId: string | null; readonly journeyId: string | null; readonly hasRun: boolean; readonly runStatus: string | null; readonly endReason: string | null; readonly runId: string | null; readonly version: number | null; readonly watchesFrom: number | null; readonly entryEvent: string | null; readonly rulesRevision: number; readonly now: number }

function lockQueued(tx: Tx, ids: readonly string[]): Promise<QueuedRow[]> {
  return tx.prepared<QueuedRow>('lock_queued_messages', `
    SELECT m.id, m.attempt, m.customer_id AS "customerId", m.journey_id AS "journeyId", m.run_id IS NOT NULL AS "hasRun", r.status AS "runStatus", r.end_reason AS "endReason",
      r.id AS "runId", r.version, (r.state->>'watchesFrom')::float8 AS "watchesFrom", r.entry #>> '{event,name}' AS "entryEvent",
      (SELECT sending_rules_revision FROM workspaces WHERE id = $1) AS "rulesRevision", floor((SELECT extract(epoch FROM workspace_now())) * 1000)::float8 AS now
    FROM messages m LEFT JOIN runs r ON r.workspace_id = m.workspace_id AND r.id = m.run_id
    WHERE m.workspace_id = $1 AND m.id = ANY($2::uuid[]) AND m.state = 'queued'
    ORDER BY m.id FOR UPDATE OF m SKIP LOCKED`, [tx.workspaceId, ids])
}

function runMessageOf({ id, runId, journeyId, version, customerId, watchesFrom, entryEvent }: QueuedRow): RunMessage | null {
  if (runId === null || journeyId === null || version === null || customerId === null) return null
  return { messageId: id, runId, journeyId, version, customerId, watchesFrom, entryEvent }
}

type Person = NonNullable<LockedMessage['customer']>

/**
 * A shared lock: whoever unsubscribes, erases or changes the address waits for this decision, or it waits for them. Where mails are counted,
 * one that nobody shares: of two decisions about a person the second sees what the first has sent.
 */
async function lockPeople(tx: Tx, ids: readonly string[], isCounting: boolean): Promise<Map<string, Person>> {
  const [name, strength] = isCounting ? ['lock_customers', 'NO KEY UPDATE'] : ['share_customers', 'SHARE']
  const rows = await tx.prepared<Person & { id: string }>(name, `
    SELECT id, email, time_zone AS "timeZone" FROM customers WHERE workspace_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR ${strength}`, [tx.workspaceId, ids])
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}

async function lockSubscriptions(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.prepared<{ customerId: string; status: string }>('share_subscriptions', `
    SELECT customer_id AS "customerId", status FROM subscriptions WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) AND channel = 'email' ORDER BY customer_id FOR SHARE`, [tx.workspaceId, ids])
  return new Map(rows.map(({ customerId, status }) => [customerId, status]))
}

async function lockJourneys(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.prepared<{ id: string; status: string }>('share_journeys', `
    SELECT id, status FROM journeys WHERE workspace_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE`, [tx.workspaceId, ids])
  return new Map(rows.map(({ id, status }) => [id, status]))
}

/** What T1 writes. `fence`: the irreversible part may begin; `done`: there is no irreversible part (the built-in mailbox). */
export type Decision =
  | { readonly id: string; readonly kind: 'fence'; readonly counts: boolean; readonly inputs: RuleInputs | null }
  | { readonly id: string; readonly kind: 'done'; readonly counts: boolean; readonly inputs: RuleInputs | null; readonly links: readonly string[] | null; readonly ref: string | null }
  | { readonly id: string; readonly kind: 'skip'; readonly reason: SkipReason; readonly error: string | null }
  | { readonly id: string; readonly kind: 'hold' }
  | { readonly id: string; readonly kind: 'again'; readonly dueInMs: number; readonly error: string | null }
  /** Put off, which is no attempt. */
  | { readonly id: string; readonly kind: 'wait'; readonly reason: WaitReason; readonly dueInMs: number; readonly error: string; readonly inputs: RuleInputs }

/** An attempt is used up by everything that was tried, a failed rendering included. */
export const isAttempt = (decision: Decision): boolean => decision.kind === 'fence' || decision.kind === 'done' || (decision.kind === 'again' && decision.error !== null)

interface DecidedBy { readonly owner: string; readonly leaseMs: number; /** The instant of the decision: LockedFacts. */ readonly now: number }

/** Writes decisions about messages whose rows this transaction holds (lockMessageFacts). */
export async function writeDecisions(tx: Tx, decisions: readonly Decision[], by: DecidedBy): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map((decision) => ({ reason: null, error: null, links: null, ref: null, dueInMs: null, counts: false, inputs: null, ...decision, tries: isAttempt(decision) ? 1 : 0 }))
  const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of)
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  // Arrays, not one JSON: PostgreSQL expects few rows of them and goes by the primary key.
  tx.write('write_decisions', `
    WITH clock AS MATERIALIZED (SELECT to_timestamp($12::float8 / 1000) AS now)
    UPDATE messages m SET
      state = CASE x.kind WHEN 'fence' THEN 'sending' WHEN 'done' THEN 'sent' WHEN 'skip' THEN 'skipped' ELSE 'queued' END,
      attempt = m.attempt + x.tries, first_tried_at = CASE WHEN x.tries > 0 THEN coalesce(m.first_tried_at, clock.now) ELSE m.first_tried_at END,
      is_bulk = m.is_bulk OR x.kind = 'wait',
      reason = x.reason, error = x.error, rule_inputs = x.inputs::jsonb,
      counted_at = CASE WHEN x.counts THEN clock.now WHEN x.kind <> 'skip' THEN m.counted_at END,
      owner = CASE WHEN x.kind = 'fence' THEN $3::uuid END,
      lease_until = CASE WHEN x.kind = 'fence' THEN clock_timestamp() + $4::float8 * interval '1 millisecond' END,
      due_at = CASE WHEN x.kind = 'fence' THEN m.due_at WHEN x.kind IN ('again', 'wait') THEN clock.now + x.due_in_ms * interval '1 millisecond' END,
      links = CASE WHEN x.links IS NULL THEN m.links ELSE ARRAY(SELECT jsonb_array_elements_text(x.links::jsonb)) END, provider_ref = coalesce(x.ref, m.provider_ref),
      sent_at = CASE WHEN x.kind = 'done' THEN clock.now END,
      delivered_at = CASE WHEN x.kind = 'done' THEN clock.now END
    FROM clock, unnest($2::uuid[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::text[], $10::text[], $11::float8[], $13::boolean[], $14::text[])
      AS x(id, kind, tries, reason, error, links, ref, due_in_ms, counts, inputs)
    WHERE m.workspace_id = $1 AND m.id = x.id AND m.state = 'queued'`, [
    tx.workspaceId, column(({ id }) => id), by.owner, by.leaseMs, column(({ kind }) => kind), column(({ tries }) => tries), column(({ reason }) => reason),
    column(({ error }) => error), column(({ links }) => json(links)), column(({ ref }) => ref), column(({ dueInMs }) => dueInMs), by.now,
    column(({ counts }) => counts), column(({ inputs }) => json(inputs))])
}
