import type { Tx } from '../../db/postgres.ts'

// Reads tables of several modules: this module stands above them all and asks only what is due when.

/** Proof of holding the clock: whoever let it run out finds it changed. */
export interface ClockHold {
  readonly at: number
  readonly token: string
}

const leaseMs = 60_000
const returned = `(extract(epoch FROM clock_held_at) * 1000)::float8 AS at, clock_held_until::text AS token`
const lease = `clock_timestamp() + ${leaseMs} * interval '1 millisecond'`

/** Stops the clock of a sandbox at its present instant; null when somebody else holds it. */
export async function holdClock(tx: Tx): Promise<ClockHold | null> {
  const rows = await tx.query<ClockHold & object>(`
    UPDATE workspaces SET clock_held_at = date_trunc('milliseconds', workspace_now()), clock_held_until = ${lease}
    WHERE id = current_workspace() AND is_sandbox AND coalesce(clock_held_until <= clock_timestamp(), true) RETURNING ${returned}`)
  return rows[0] ?? null
}

/** Moves the held clock to an instant and renews the hold; null when the hold was lost. Should we die, time goes on from there. */
export async function moveHeldClock(tx: Tx, { token }: ClockHold, to: number): Promise<ClockHold | null> {
  const rows = await tx.query<ClockHold & object>(`
    UPDATE workspaces SET clock_held_at = $2::timestamptz, clock_held_until = ${lease},
      clock_offset_ms = (extract(epoch FROM $2::timestamptz - clock_timestamp()) * 1000)::bigint
    WHERE id = current_workspace() AND clock_held_until = $1::timestamptz AND clock_held_until > clock_timestamp() RETURNING ${returned}`, [token, new Date(to).toISOString()])
  return rows[0] ?? null
}

/** Lets time go on from where the clock was held. */
export async function releaseClock(tx: Tx, { token }: ClockHold): Promise<void> {
  await tx.query(`
    UPDATE workspaces SET clock_offset_ms = ceil(extract(epoch FROM clock_held_at - clock_timestamp()) * 1000)::bigint, clock_held_at = NULL, clock_held_until = NULL
    WHERE id = current_workspace() AND clock_held_until = $1::timestamptz`, [token])
}

export interface DueWork {
  /** Something is due by now, or under way in another process. */
  readonly isBusy: boolean
  /** The next instant at which anything falls due; null when nothing ever will. */
  readonly nextAt: number | null
}

// As find_due_calendar has it, which looks across workspaces.
const open = 'FROM journey_occurrences WHERE workspace_id = current_workspace() AND due_at IS NOT NULL'
const dueByCalendar = `(EXISTS (SELECT 1 ${open} AND due_at <= at.now)
          OR EXISTS (SELECT 1 ${open} AND state = 'planned' AND clock = 'workspace' AND time_zone <> (SELECT time_zone FROM workspaces WHERE id = current_workspace()))
          OR EXISTS (SELECT 1 FROM zone_moves WHERE workspace_id = current_workspace())
          OR EXISTS (SELECT 1 FROM customer_zones WHERE workspace_id = current_workspace() AND is_new) AND EXISTS (SELECT 1 ${open} AND state = 'entering' AND clock = 'customer'))`

export async function findDueWork(tx: Tx, now: number): Promise<DueWork> {
  const rows = await tx.query<DueWork & object>(`
    WITH at AS (SELECT $1::timestamptz AS now), queue(is_bulk) AS (VALUES (false), (true))
    SELECT EXISTS (SELECT 1 FROM event_inbox WHERE workspace_id = current_workspace())
        OR at.now >= ANY (ARRAY(SELECT (SELECT wake_at FROM runs WHERE workspace_id = current_workspace() AND status = 'active' AND is_bulk = queue.is_bulk AND wake_at IS NOT NULL ORDER BY wake_at LIMIT 1) FROM queue))
        OR EXISTS (SELECT 1 FROM run_inputs i JOIN runs r ON r.workspace_id = i.workspace_id AND r.id = i.run_id WHERE i.workspace_id = current_workspace() AND NOT r.is_held)
        OR EXISTS (SELECT 1 FROM journeys WHERE workspace_id = current_workspace() AND (is_settling OR backfill_after IS NOT NULL AND status = 'live'))
        OR at.now >= ANY (ARRAY(SELECT (SELECT due_at FROM messages WHERE workspace_id = current_workspace() AND channel = c.channel AND is_bulk = queue.is_bulk AND state = 'queued' AND due_at IS NOT NULL ORDER BY due_at LIMIT 1) FROM queue, (VALUES ('email'), ('webhook')) c(channel)))
        OR EXISTS (SELECT 1 FROM messages WHERE workspace_id = current_workspace() AND state = 'sending')
        OR EXISTS (SELECT 1 FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL AND refresh_due_at <= at.now)
        OR EXISTS (SELECT 1 FROM experiments WHERE workspace_id = current_workspace() AND look_at <= at.now)
        OR ${dueByCalendar} AS "isBusy",
      (extract(epoch FROM least(
        (SELECT min(wake_at) FROM runs WHERE workspace_id = current_workspace() AND status = 'active' AND NOT is_bulk AND wake_at > at.now),
        (SELECT min(wake_at) FROM runs WHERE workspace_id = current_workspace() AND status = 'active' AND is_bulk AND wake_at > at.now),
        (SELECT min(due_at) FROM messages WHERE workspace_id = current_workspace() AND channel IN ('email', 'webhook') AND state = 'queued' AND due_at > at.now),
        (SELECT min(refresh_due_at) FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL AND refresh_due_at > at.now),
        (SELECT min(look_at) FROM experiments WHERE workspace_id = current_workspace() AND look_at > at.now),
        (SELECT min(due_at) FROM journey_occurrences WHERE workspace_id = current_workspace() AND due_at > at.now)
      )) * 1000)::float8 AS "nextAt"
    FROM at`, [new Date(now).toISOString()])
  const row = rows[0]
  // Instants of the clock are whole milliseconds: never stop short of one that has a fraction.
  return { isBusy: row?.isBusy ?? false, nextAt: row?.nextAt == null ? null : Math.ceil(row.nextAt) }
}

export async function countSentMessages(tx: Tx): Promise<number> {
  const rows = await tx.query<{ sent: number }>('SELECT count(*) AS sent FROM messages WHERE workspace_id = current_workspace() AND sent_at IS NOT NULL')
  return rows[0]?.sent ?? 0
}
