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
/** A decision that was under way when a rule came up may not know it. */
const underWay = `interval '60 seconds'`

/** Nobody has turned out to be the person of this message since it was sent: what they did before is held against nobody. */
const unmerged = (message: string): string => `NOT EXISTS (SELECT 1 FROM customer_merges c WHERE ${ofWorkspace('c')} AND c.into_customer_id = ${message}.customer_id AND c.merged_at >= ${message}.counted_at)`

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
    id: 'I1', promise: 'A journey that may be entered so many times at once has no more active runs of a customer',
    sql: `SELECT r.journey_id || ' ' || r.customer_id AS subject FROM runs r
      JOIN journey_versions v ON ${ofWorkspace('v')} AND v.journey_id = r.journey_id AND v.version = r.version
      WHERE ${ofWorkspace('r')} AND r.status = 'active' AND v.plan->'entry' ? 'atMost' AND r.entry_slot NOT LIKE 'key:%' AND r.entry_slot NOT LIKE 'merged:%'
      GROUP BY r.journey_id, r.customer_id HAVING count(*) > max((v.plan->'entry'->>'atMost')::int)`,
  },
  {
    id: 'I1', promise: 'A journey entered again after a time is not entered by a customer before that',
    sql: `SELECT e.id::text AS subject FROM (
        SELECT r.id, r.started_at, r.entry_slot, v.plan->'entry'->>'reentryAfter' AS after, lag(r.started_at) OVER (PARTITION BY r.journey_id, r.customer_id ORDER BY r.started_at, r.id) AS before
        FROM runs r JOIN journey_versions v ON ${ofWorkspace('v')} AND v.journey_id = r.journey_id AND v.version = r.version
        WHERE ${ofWorkspace('r')} AND r.entry_slot NOT LIKE 'merged:%') e
      WHERE e.after IS NOT NULL AND e.entry_slot NOT LIKE 'key:%' AND (e.started_at AT TIME ZONE 'UTC' - e.after::interval) < e.before AT TIME ZONE 'UTC'`,
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
    id: 'I2', promise: 'A message has an owner and a lease while it is being sent, and nobody owns one that may be sent again',
    sql: `SELECT m.id::text AS subject FROM messages m WHERE ${ofWorkspace('m')}
      AND CASE m.state WHEN 'sending' THEN m.owner IS NULL OR m.lease_until IS NULL WHEN 'unknown' THEN m.lease_until IS NOT NULL ELSE m.owner IS NOT NULL OR m.lease_until IS NOT NULL END`,
  },
  {
    id: 'I5', promise: 'No marketing mail goes to somebody who has unsubscribed before',
    sql: `SELECT m.id::text AS subject FROM messages m JOIN subscriptions s ON ${ofWorkspace('s')} AND s.customer_id = m.customer_id AND s.channel = m.channel
      WHERE ${ofWorkspace('m')} AND m.class = 'marketing' AND s.status = 'unsubscribed' AND m.counted_at > s.changed_at + ${underWay} AND ${unmerged('m')}`,
  },
  {
    id: 'I6', promise: 'Nobody gets more marketing mail within any window of a frequency cap than it allows',
    // Windows that end with a mail. What two people got who turned out to be one is nobody's excess.
    sql: `SELECT DISTINCT m.id || ' of ' || m.customer_id AS subject FROM workspaces w
      CROSS JOIN LATERAL jsonb_to_recordset(w.sending_rules->'frequencyCaps') AS cap(most integer, within interval, since timestamptz)
      JOIN messages m ON ${ofWorkspace('m')} AND m.counted_at > cap.since + ${underWay}
      WHERE w.id = current_workspace()
        AND ${unmerged('m')}
        AND (SELECT count(*) FROM messages o WHERE ${ofWorkspace('o')} AND o.customer_id = m.customer_id AND o.counted_at <= m.counted_at
          AND o.counted_at > m.counted_at - extract(epoch FROM cap.within) * interval '1 second') > cap.most`,
  },
  {
    id: 'I7', promise: 'Marketing mail goes out only inside the sending window of its person',
    // By the clock as it stands, or as it stood three hours before: an hour that comes twice in autumn belongs to the window it came to first.
    sql: `SELECT m.id::text AS subject FROM workspaces w
      CROSS JOIN LATERAL jsonb_to_record(nullif(w.sending_rules->'quietHours', 'null')) AS hours("from" time, "to" time, weekdays jsonb, since timestamptz)
      JOIN messages m ON ${ofWorkspace('m')} AND m.counted_at > hours.since + ${underWay}
      LEFT JOIN customers c ON ${ofWorkspace('c')} AND c.id = m.customer_id
      JOIN pg_timezone_names zone ON zone.name = coalesce(m.rule_inputs->>'timeZone', CASE WHEN c.id IS NOT NULL THEN coalesce(c.time_zone, w.time_zone) END)
      CROSS JOIN LATERAL (VALUES (m.counted_at AT TIME ZONE zone.name), ((m.counted_at - interval '3 hours') AT TIME ZONE zone.name + interval '3 hours')) AS shown(at)
      CROSS JOIN LATERAL (SELECT hours.weekdays @> to_jsonb(extract(isodow FROM shown.at)) AS "onDay", hours.weekdays @> to_jsonb(extract(isodow FROM shown.at - interval '1 day')) AS "dayAfter") AS weekday
      WHERE w.id = current_workspace()
      GROUP BY m.id HAVING NOT bool_or(CASE WHEN hours."to" > hours."from" THEN weekday."onDay" AND shown.at::time >= hours."from" AND shown.at::time < hours."to"
        ELSE weekday."onDay" AND shown.at::time >= hours."from" OR weekday."dayAfter" AND shown.at::time < hours."to" END)`,
  },
  {
    id: 'I10', promise: 'A run stands in a node of the version it entered',
    sql: `SELECT r.id::text AS subject FROM runs r LEFT JOIN journey_versions v ON ${ofWorkspace('v')} AND v.journey_id = r.journey_id AND v.version = r.version
      WHERE ${ofWorkspace('r')} AND (v.version IS NULL OR r.node_id IS NOT NULL AND NOT v.plan->'nodes' ? r.node_id)`,
  },
  {
    id: 'I12', promise: 'Nothing is left with a person who turned out to be another',
    sql: `SELECT left_over.subject FROM customer_merges c JOIN (
        SELECT customer_id, 'run ' || id AS subject FROM runs r WHERE ${ofWorkspace('r')}
        UNION ALL SELECT customer_id, 'message ' || id FROM messages m WHERE ${ofWorkspace('m')}
        UNION ALL SELECT customer_id, 'subscription of ' || customer_id FROM subscriptions s WHERE ${ofWorkspace('s')}) AS left_over ON left_over.customer_id = c.from_customer_id
      WHERE ${ofWorkspace('c')}`,
  },
  {
    id: 'I13', promise: 'Whoever opened, clicked or bounced was sent something',
    sql: `SELECT m.id::text AS subject FROM messages m WHERE ${ofWorkspace('m')} AND m.state NOT IN ('sent', 'unknown', 'failed') AND coalesce(m.opened_at, m.clicked_at, m.bounced_at) IS NOT NULL`,
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
        AND (r.wake_at IS NULL AND r.wait_event IS NULL AND NOT r.is_held AND r.fault IS NULL OR r.is_held AND j.status <> 'paused' OR j.status NOT IN ('live', 'paused'))`,
  },
  {
    id: 'stuck', promise: 'Nobody stands still because their run could not be stepped',
    sql: `SELECT r.id::text AS subject FROM runs r WHERE ${ofWorkspace('r')} AND r.status = 'active' AND r.fault IS NOT NULL`,
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
  {
    id: 'I8', promise: 'Nobody has two runs for one occurrence of a journey by the calendar',
    sql: `SELECT r.journey_id || ' ' || r.customer_id || ' ' || (r.entry->'cause'->>'at') AS subject FROM runs r
      WHERE ${ofWorkspace('r')} AND r.entry->'cause'->>'trigger' IN ('schedule', 'date') AND r.entry_slot NOT LIKE 'merged:%'
      GROUP BY r.journey_id, r.customer_id, r.entry->'cause'->>'at' HAVING count(*) > 1`,
  },
  {
    id: 'stuck', promise: 'No occurrence of a live journey is overdue',
    // One that lets very many people in is due all the while, and has its turn again and again.
    sql: `SELECT o.journey_id || ' ' || o.slot AS subject FROM journey_occurrences o JOIN journeys j ON ${ofWorkspace('j')} AND j.id = o.journey_id
      WHERE ${ofWorkspace('o')} AND j.status = 'live' AND o.due_at < $1::timestamptz - ${late} AND o.turned_at < clock_timestamp() - ${late}`,
  },
]
