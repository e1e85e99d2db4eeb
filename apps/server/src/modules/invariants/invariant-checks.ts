/** One promise the stored rows must keep. `sql` gives a row with a `subject` for each breach; $1 is the workspace's present time. */
export interface InvariantCheck {
  /** Number of the promise in the list of invariants, or a word. */
  readonly id: string
  readonly promise: string
  readonly sql: string
}

const ofWorkspace = (alias: string): string => `${alias}.workspace_id = current_workspace()`
/** Work that is late by this much has been forgotten by somebody. */
const late = `interval '60 seconds'`

/** They look at the rows from another side than the guards that keep them (unique indexes, locks): a lost guard shows. */
export const invariantChecks: readonly InvariantCheck[] = [
  {
    id: 'I1', promise: 'A journey without re-entry has at most one run per customer',
    sql: `SELECT r.journey_id || ' ' || r.customer_id AS subject FROM runs r
      JOIN journey_versions v ON ${ofWorkspace('v')} AND v.journey_id = r.journey_id AND v.version = r.version
      WHERE ${ofWorkspace('r')} AND v.plan->'entry'->>'reentry' = 'never' AND v.plan->'entry'->'trigger'->>'key' IS NULL AND r.entry_slot NOT LIKE 'merged:%'
      GROUP BY r.journey_id, r.customer_id HAVING count(*) > 1`,
  },
  {
    id: 'I1', promise: 'A journey entered again only after exit has at most one active run per customer',
    sql: `SELECT r.journey_id || ' ' || r.customer_id AS subject FROM runs r
      WHERE ${ofWorkspace('r')} AND r.is_single AND r.status = 'active' GROUP BY r.journey_id, r.customer_id HAVING count(*) > 1`,
  },
  {
    id: 'I2', promise: 'A visit of a run has at most one message',
    sql: `SELECT m.run_id || ' ' || m.visit AS subject FROM messages m WHERE ${ofWorkspace('m')} AND m.run_id IS NOT NULL GROUP BY m.run_id, m.visit HAVING count(*) > 1`,
  },
  {
    id: 'I2', promise: 'A message belongs to a visit its run has made',
    sql: `SELECT m.id::text AS subject FROM messages m JOIN runs r ON ${ofWorkspace('r')} AND r.id = m.run_id
      WHERE ${ofWorkspace('m')} AND (r.state ? 'visit' AND m.visit > (r.state->>'visit')::int OR r.status = 'active' AND NOT r.state ? 'visit')`,
  },
  {
    id: 'I10', promise: 'A run stands in a node of the version it entered',
    sql: `SELECT r.id::text AS subject FROM runs r LEFT JOIN journey_versions v ON ${ofWorkspace('v')} AND v.journey_id = r.journey_id AND v.version = r.version
      WHERE ${ofWorkspace('r')} AND (v.version IS NULL OR r.node_id IS NOT NULL AND NOT v.plan->'nodes' ? r.node_id)`,
  },
  {
    id: 'I18', promise: 'The columns of a run agree with its state, and only active runs wait for anything',
    sql: `SELECT r.id::text AS subject FROM runs r WHERE ${ofWorkspace('r')} AND (
      r.state ? 'status' AND (r.state->>'status' <> r.status OR r.state->>'nodeId' IS DISTINCT FROM r.node_id)
      OR (r.status = 'active') <> (r.ended_at IS NULL)
      OR r.status <> 'active' AND (r.wake_at IS NOT NULL OR r.wait_event IS NOT NULL OR r.is_held))`,
  },
  {
    id: 'stuck', promise: 'Nobody in a journey is overdue',
    sql: `SELECT r.id::text AS subject FROM runs r WHERE ${ofWorkspace('r')} AND r.status = 'active' AND r.wake_at < $1::timestamptz - ${late}`,
  },
  {
    id: 'stuck', promise: 'Everybody in a journey waits for a time or an event, unless their journey is paused',
    sql: `SELECT r.id::text AS subject FROM runs r JOIN journeys j ON ${ofWorkspace('j')} AND j.id = r.journey_id
      WHERE ${ofWorkspace('r')} AND r.status = 'active' AND NOT j.is_settling
        AND (r.wake_at IS NULL AND r.wait_event IS NULL AND NOT r.is_held OR r.is_held AND j.status <> 'paused' OR j.status NOT IN ('live', 'paused'))`,
  },
  {
    id: 'stuck', promise: 'No event waits to be taken in for long',
    sql: `SELECT i.seq::text AS subject FROM event_inbox i JOIN event_log e ON ${ofWorkspace('e')} AND e.seq = i.seq
      WHERE ${ofWorkspace('i')} AND e.received_at < least($1::timestamptz, clock_timestamp()) - ${late}`,
  },
  {
    id: 'stuck', promise: 'No message is overdue, and only those of paused journeys wait without a time',
    sql: `SELECT m.id::text AS subject FROM messages m LEFT JOIN journeys j ON ${ofWorkspace('j')} AND j.id = m.journey_id
      WHERE ${ofWorkspace('m')} AND m.state = 'queued' AND (m.due_at < $1::timestamptz - ${late} OR m.due_at IS NULL AND j.status IS DISTINCT FROM 'paused')`,
  },
  {
    id: 'I3', promise: 'A message that was being sent by a process that died is decided soon after',
    sql: `SELECT m.id::text AS subject FROM messages m WHERE ${ofWorkspace('m')} AND m.state = 'sending' AND m.lease_until < clock_timestamp() - ${late}`,
  },
  {
    id: 'segments', promise: 'The count of a segment is the number of its members',
    sql: `SELECT s.id::text AS subject FROM segments s LEFT JOIN segment_chunks c ON ${ofWorkspace('c')} AND c.segment_id = s.id
      WHERE ${ofWorkspace('s')} AND s.archived_at IS NULL
      GROUP BY s.id, s.member_count HAVING s.member_count <> coalesce(sum(bit_count(c.bits)), 0) OR bool_or(c.member_count <> bit_count(c.bits))`,
  },
]
