-- Who has just done something is not to wait until a crowd has gone by: runs and messages that came in bulk stand in a queue of their own.
ALTER TABLE runs ADD COLUMN is_bulk boolean NOT NULL DEFAULT false;
ALTER TABLE messages ADD COLUMN is_bulk boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN runs.is_bulk IS 'It entered together with many others, or waits for an instant at which many go on together. What the person does makes it false.';
COMMENT ON COLUMN messages.is_bulk IS 'That of its run when it was queued.';
DROP INDEX runs_due;
CREATE INDEX runs_due ON runs (workspace_id, is_bulk, wake_at) WHERE status = 'active' AND wake_at IS NOT NULL;
DROP INDEX messages_due;
CREATE INDEX messages_due ON messages (workspace_id, channel, is_bulk, due_at) WHERE state = 'queued';

GRANT SELECT (is_bulk) ON runs TO ${scheduler_role};
GRANT SELECT (is_bulk) ON messages TO ${scheduler_role};

-- Whether the first of an index is due, not whether any row is: the planner takes a third of all rows to be due, and would read
-- a table of a million who wait from its beginning, once a second, because it expects to meet one of them at once.
CREATE OR REPLACE FUNCTION find_due_work()
  RETURNS TABLE (workspace_id uuid, kind text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    WITH w AS MATERIALIZED (SELECT id, clock_of(clock_offset_ms, clock_held_at, clock_held_until) AS now FROM workspaces),
    queue(is_bulk) AS (VALUES (false), (true))
    SELECT w.id, 'event.intake' FROM w WHERE EXISTS (SELECT 1 FROM event_inbox i WHERE i.workspace_id = w.id)
    UNION ALL
    SELECT w.id, 'run.advance' FROM w WHERE w.now >= ANY (ARRAY(
        SELECT (SELECT r.wake_at FROM runs r WHERE r.workspace_id = w.id AND r.status = 'active' AND r.is_bulk = queue.is_bulk AND r.wake_at IS NOT NULL ORDER BY r.wake_at LIMIT 1) FROM queue))
      OR EXISTS (SELECT 1 FROM run_inputs i JOIN runs r ON r.workspace_id = i.workspace_id AND r.id = i.run_id WHERE i.workspace_id = w.id AND NOT r.is_held)
      OR EXISTS (SELECT 1 FROM journeys j WHERE j.workspace_id = w.id AND (j.is_settling OR j.backfill_after IS NOT NULL AND j.status = 'live'))
    UNION ALL
    SELECT w.id, 'message.deliver' FROM w WHERE w.now >= ANY (ARRAY(
        SELECT (SELECT m.due_at FROM messages m WHERE m.workspace_id = w.id AND m.channel = c.channel AND m.is_bulk = queue.is_bulk AND m.state = 'queued' AND m.due_at IS NOT NULL ORDER BY m.due_at LIMIT 1)
        FROM queue, (VALUES ('email'), ('webhook')) c(channel)))
      OR (SELECT m.lease_until FROM messages m WHERE m.workspace_id = w.id AND m.state = 'sending' ORDER BY m.lease_until LIMIT 1) <= clock_timestamp()
    UNION ALL
    SELECT w.id, 'outbox.export' FROM w WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.workspace_id = w.id)
    UNION ALL
    SELECT w.id, 'segment.refresh' FROM w WHERE EXISTS (SELECT 1 FROM segments s WHERE s.workspace_id = w.id AND s.archived_at IS NULL AND s.refresh_due_at <= w.now)
  $$;

CREATE OR REPLACE FUNCTION measure_queue_lag()
  RETURNS TABLE (kind text, seconds double precision)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    WITH w AS MATERIALIZED (SELECT id, clock_of(clock_offset_ms, clock_held_at, clock_held_until) AS now FROM workspaces),
    oldest AS (
      SELECT 'event.intake' AS kind, clock_timestamp() - (SELECT e.received_at FROM event_inbox i JOIN event_log e ON e.workspace_id = i.workspace_id AND e.seq = i.seq WHERE i.workspace_id = w.id ORDER BY i.seq LIMIT 1) AS age FROM w
      UNION ALL
      SELECT 'run.advance', w.now - (SELECT r.wake_at FROM runs r WHERE r.workspace_id = w.id AND r.status = 'active' AND r.is_bulk = b.is_bulk AND r.wake_at IS NOT NULL ORDER BY r.wake_at LIMIT 1)
        FROM w CROSS JOIN (VALUES (false), (true)) b(is_bulk)
      UNION ALL
      SELECT 'message.deliver', w.now - (SELECT m.due_at FROM messages m WHERE m.workspace_id = w.id AND m.state = 'queued' AND m.channel = c.channel AND m.is_bulk = b.is_bulk AND m.due_at IS NOT NULL ORDER BY m.due_at LIMIT 1)
        FROM w CROSS JOIN (VALUES ('email'), ('webhook')) c(channel) CROSS JOIN (VALUES (false), (true)) b(is_bulk)
      UNION ALL
      SELECT 'outbox.export', clock_timestamp() - (SELECT o.created_at FROM outbox o WHERE o.workspace_id = w.id ORDER BY o.id LIMIT 1) FROM w
      UNION ALL
      SELECT 'segment.refresh', w.now - (SELECT min(s.refresh_due_at) FROM segments s WHERE s.workspace_id = w.id AND s.archived_at IS NULL AND s.refresh_due_at <= w.now) FROM w
    )
    SELECT o.kind, greatest(coalesce(max(extract(epoch FROM o.age)), 0), 0)::double precision FROM oldest o GROUP BY o.kind
  $$;

-- How many are late is not known to the planner either; here all of them are to be counted, so it is told in words.
CREATE OR REPLACE FUNCTION count_stuck_runs()
  RETURNS TABLE (kind text, runs bigint)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public SET enable_seqscan = off
  AS $$
    SELECT 'fault', count(*) FROM runs WHERE status = 'active' AND fault IS NOT NULL
    UNION ALL
    SELECT 'overdue', count(*) FROM workspaces w CROSS JOIN (VALUES (false), (true)) b(is_bulk) JOIN runs r ON r.workspace_id = w.id AND r.status = 'active' AND r.is_bulk = b.is_bulk
      AND r.wake_at < clock_of(w.clock_offset_ms, w.clock_held_at, w.clock_held_until) - interval '60 seconds'
  $$;
