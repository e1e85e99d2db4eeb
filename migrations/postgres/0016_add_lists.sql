-- Lists: people put together by hand, by an import or by a journey. No rule says who is on one.
CREATE TABLE lists (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE list_members (
  workspace_id uuid NOT NULL,
  list_id uuid NOT NULL,
  number integer NOT NULL,
  customer_id uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, list_id, number),
  FOREIGN KEY (workspace_id, list_id) REFERENCES lists (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
);
COMMENT ON COLUMN list_members.number IS 'customers.number of customer_id, which never changes: the order of a list, and the key of its copy in ClickHouse.';
CREATE INDEX list_members_customer ON list_members (workspace_id, customer_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['lists', 'list_members'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', t || '_workspace', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', t);
  END LOOP;
END $$;

-- Who is on a list is copied to ClickHouse as well.
ALTER TABLE outbox DROP CONSTRAINT outbox_target_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_target_check CHECK (target IN ('events', 'customers', 'node_visits', 'segment_changes', 'list_members'));
