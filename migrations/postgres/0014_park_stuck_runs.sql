ALTER TABLE runs ADD COLUMN fault text;
COMMENT ON COLUMN runs.fault IS 'Why the run could not be stepped, in words: it stands still, with wake_at null, until somebody tries it again. Null for every other run.';
CREATE INDEX runs_faulty ON runs (workspace_id, journey_id) WHERE status = 'active' AND fault IS NOT NULL;

-- What to raise an alarm about, over all workspaces: people who stand still because of a fault, and people who are late by more than a minute.
GRANT SELECT (workspace_id, journey_id, fault) ON runs TO ${scheduler_role};
CREATE FUNCTION count_stuck_runs()
  RETURNS TABLE (kind text, runs bigint)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT 'fault', count(*) FROM runs WHERE status = 'active' AND fault IS NOT NULL
    UNION ALL
    SELECT 'overdue', count(*) FROM workspaces w JOIN runs r ON r.workspace_id = w.id AND r.status = 'active'
      AND r.wake_at < clock_of(w.clock_offset_ms, w.clock_held_at, w.clock_held_until) - interval '60 seconds'
  $$;

-- Which workspaces have an experiment to look at.
CREATE FUNCTION find_due_experiments()
  RETURNS TABLE (workspace_id uuid)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT w.id FROM workspaces w WHERE EXISTS (
      SELECT 1 FROM experiments e WHERE e.workspace_id = w.id AND e.look_at <= clock_of(w.clock_offset_ms, w.clock_held_at, w.clock_held_until))
  $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['count_stuck_runs()', 'find_due_experiments()'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ${scheduler_role}', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ${app_role}', f);
  END LOOP;
END $$;
