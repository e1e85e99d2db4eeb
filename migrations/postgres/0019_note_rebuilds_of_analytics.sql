-- How far the latest rebuild of the copies in ClickHouse has come: people are done in the order of their numbers.
CREATE TABLE analytics_rebuilds (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  next_number integer NOT NULL DEFAULT 0,
  end_number integer NOT NULL,
  row_count bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  PRIMARY KEY (workspace_id)
);
ALTER TABLE analytics_rebuilds ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics_rebuilds FORCE ROW LEVEL SECURITY;
CREATE POLICY analytics_rebuilds_workspace ON analytics_rebuilds TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON analytics_rebuilds TO ${app_role};
COMMENT ON COLUMN analytics_rebuilds.end_number IS 'The first number nobody had when it began: whoever came since is in the last piece.';
