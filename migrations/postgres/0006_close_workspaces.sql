-- Row level security on every table that has a workspace, and the grants of the application role.
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attname = 'workspace_id'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', t || '_workspace', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', t);
  END LOOP;
END $$;
ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
CREATE POLICY workspaces_workspace ON workspaces TO ${app_role} USING (id = current_workspace()) WITH CHECK (id = current_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON workspaces, users, sessions TO ${app_role};
GRANT SELECT, UPDATE ON installation TO ${app_role};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${app_role};
REVOKE UPDATE, DELETE ON journey_versions, template_versions, consent_events, audit_log FROM ${app_role};
GRANT DELETE ON consent_events TO ${app_role};

-- What the scheduler may see across workspaces: which workspace has work, and whose key this is. Nothing else.
GRANT USAGE ON SCHEMA public TO ${scheduler_role}, ${app_role};
GRANT SELECT ON workspaces TO ${scheduler_role};
GRANT SELECT (workspace_id, user_id, role) ON memberships TO ${scheduler_role};
GRANT SELECT (workspace_id, id, secret_hash, scopes, expires_at, revoked_at) ON api_keys TO ${scheduler_role};
GRANT SELECT (workspace_id, id, secret_hash, revoked_at) ON write_keys TO ${scheduler_role};
GRANT SELECT (workspace_id, seq) ON event_inbox TO ${scheduler_role};
GRANT SELECT (workspace_id, seq, received_at) ON event_log TO ${scheduler_role};
GRANT SELECT (workspace_id, id, batch, created_at) ON outbox TO ${scheduler_role};
GRANT SELECT (workspace_id, id, status, wake_at, is_held) ON runs TO ${scheduler_role};
GRANT SELECT (workspace_id, run_id) ON run_inputs TO ${scheduler_role};
GRANT SELECT (workspace_id, id, status, backfill_after, is_settling) ON journeys TO ${scheduler_role};
GRANT SELECT (workspace_id, id, channel, state, due_at, lease_until) ON messages TO ${scheduler_role};
GRANT SELECT (workspace_id, id, refresh_due_at, archived_at) ON segments TO ${scheduler_role};
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['workspaces','memberships','api_keys','write_keys','event_inbox','event_log','outbox','runs','run_inputs','journeys','messages','segments'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO ${scheduler_role} USING (true)', t || '_scheduler', t);
  END LOOP;
END $$;

CREATE FUNCTION find_api_key(hash bytea)
  RETURNS TABLE (workspace_id uuid, id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT k.workspace_id, k.id, k.scopes, k.expires_at, k.revoked_at FROM api_keys k WHERE k.secret_hash = hash $$;

CREATE FUNCTION find_write_key(hash bytea)
  RETURNS TABLE (workspace_id uuid, id uuid, revoked_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT k.workspace_id, k.id, k.revoked_at FROM write_keys k WHERE k.secret_hash = hash $$;

CREATE FUNCTION find_memberships(of_user uuid)
  RETURNS TABLE (workspace_id uuid, slug text, name text, is_sandbox boolean, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT w.id, w.slug, w.name, w.is_sandbox, m.role FROM memberships m JOIN workspaces w ON w.id = m.workspace_id WHERE m.user_id = of_user ORDER BY w.name $$;

CREATE FUNCTION list_workspaces()
  RETURNS TABLE (workspace_id uuid, slug text, name text, is_sandbox boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT w.id, w.slug, w.name, w.is_sandbox FROM workspaces w ORDER BY w.created_at $$;

-- Which workspaces have work of which kind, due by their own clock. The sweeper derives every wake-up from it.
CREATE FUNCTION find_due_work()
  RETURNS TABLE (workspace_id uuid, kind text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    WITH w AS MATERIALIZED (SELECT id, clock_of(clock_offset_ms, clock_held_at, clock_held_until) AS now FROM workspaces)
    SELECT w.id, 'event.intake' FROM w WHERE EXISTS (SELECT 1 FROM event_inbox i WHERE i.workspace_id = w.id)
    UNION ALL
    SELECT w.id, 'run.advance' FROM w WHERE EXISTS (SELECT 1 FROM runs r WHERE r.workspace_id = w.id AND r.status = 'active' AND r.wake_at <= w.now)
      OR EXISTS (SELECT 1 FROM run_inputs i JOIN runs r ON r.workspace_id = i.workspace_id AND r.id = i.run_id WHERE i.workspace_id = w.id AND NOT r.is_held)
      OR EXISTS (SELECT 1 FROM journeys j WHERE j.workspace_id = w.id AND (j.is_settling OR j.backfill_after IS NOT NULL AND j.status = 'live'))
    UNION ALL
    SELECT w.id, 'message.deliver' FROM w WHERE EXISTS (SELECT 1 FROM messages m WHERE m.workspace_id = w.id AND m.state = 'queued' AND m.channel IN ('email', 'webhook') AND m.due_at <= w.now)
      OR EXISTS (SELECT 1 FROM messages m WHERE m.workspace_id = w.id AND m.state = 'sending' AND m.lease_until <= clock_timestamp())
    UNION ALL
    SELECT w.id, 'outbox.export' FROM w WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.workspace_id = w.id)
    UNION ALL
    SELECT w.id, 'segment.refresh' FROM w WHERE EXISTS (SELECT 1 FROM segments s WHERE s.workspace_id = w.id AND s.archived_at IS NULL AND s.refresh_due_at <= w.now)
  $$;

-- Age of the oldest due work of each queue over all workspaces, in seconds: for /metrics.
CREATE FUNCTION measure_queue_lag()
  RETURNS TABLE (kind text, seconds double precision)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    WITH w AS MATERIALIZED (SELECT id, clock_of(clock_offset_ms, clock_held_at, clock_held_until) AS now FROM workspaces),
    oldest AS (
      SELECT 'event.intake' AS kind, clock_timestamp() - (SELECT e.received_at FROM event_inbox i JOIN event_log e ON e.workspace_id = i.workspace_id AND e.seq = i.seq WHERE i.workspace_id = w.id ORDER BY i.seq LIMIT 1) AS age FROM w
      UNION ALL
      SELECT 'run.advance', w.now - (SELECT min(r.wake_at) FROM runs r WHERE r.workspace_id = w.id AND r.status = 'active' AND r.wake_at <= w.now) FROM w
      UNION ALL
      SELECT 'message.deliver', w.now - (SELECT min(m.due_at) FROM messages m WHERE m.workspace_id = w.id AND m.state = 'queued' AND m.channel IN ('email', 'webhook') AND m.due_at <= w.now) FROM w
      UNION ALL
      SELECT 'outbox.export', clock_timestamp() - (SELECT o.created_at FROM outbox o WHERE o.workspace_id = w.id ORDER BY o.id LIMIT 1) FROM w
      UNION ALL
      SELECT 'segment.refresh', w.now - (SELECT min(s.refresh_due_at) FROM segments s WHERE s.workspace_id = w.id AND s.archived_at IS NULL AND s.refresh_due_at <= w.now) FROM w
    )
    SELECT o.kind, coalesce(max(extract(epoch FROM o.age)), 0)::double precision FROM oldest o GROUP BY o.kind
  $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['find_api_key(bytea)','find_write_key(bytea)','find_memberships(uuid)','list_workspaces()','find_due_work()','measure_queue_lag()'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ${scheduler_role}', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ${app_role}', f);
  END LOOP;
END $$;
