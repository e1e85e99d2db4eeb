-- Files that people uploaded in order to import them. Their content lies on the disk of the server that received it, under their id.
CREATE TABLE import_files (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'ndjson')),
  bytes bigint NOT NULL,
  row_estimate bigint NOT NULL,
  content_hash bytea NOT NULL,
  uploaded_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, id)
);
COMMENT ON COLUMN import_files.row_estimate IS 'Lines of the file less its header: exact unless a cell holds a line break or a line is empty.';

ALTER TABLE imports
  ADD COLUMN file_id uuid,
  ADD COLUMN header text[],
  ADD COLUMN row_estimate bigint,
  ADD COLUMN started_by text NOT NULL DEFAULT 'operator',
  ADD COLUMN lease_until timestamptz,
  ADD COLUMN failures integer NOT NULL DEFAULT 0,
  ADD COLUMN problem text,
  DROP CONSTRAINT imports_state_check,
  ADD CONSTRAINT imports_state_check CHECK (state IN ('queued', 'running', 'finished', 'cancelled', 'failed'));
COMMENT ON COLUMN imports.file_id IS 'The uploaded file it reads, on the disk of one of the servers; null when the file comes with the request (admin CLI).';
COMMENT ON COLUMN imports.lease_until IS 'Whoever runs it extends this. A running import whose lease is over was broken off, and any server that has its file continues it.';
COMMENT ON COLUMN imports.failures IS 'Faults of ours in a row without any progress.';
COMMENT ON COLUMN imports.problem IS 'Why it failed, in words for whoever started it.';
CREATE INDEX imports_open ON imports (workspace_id, lease_until) WHERE state IN ('queued', 'running');

ALTER TABLE import_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_files FORCE ROW LEVEL SECURITY;
CREATE POLICY import_files_workspace ON import_files TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON import_files TO ${app_role};

-- Which uploaded files wait to be imported, or were being imported by a server that is gone.
GRANT SELECT (workspace_id, id, file_id, state, lease_until) ON imports TO ${scheduler_role};
CREATE POLICY imports_scheduler ON imports FOR SELECT TO ${scheduler_role} USING (true);
CREATE FUNCTION find_due_imports()
  RETURNS TABLE (workspace_id uuid, id uuid, file_id uuid)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    SELECT i.workspace_id, i.id, i.file_id FROM imports i
    WHERE i.file_id IS NOT NULL AND (i.state = 'queued' OR i.state = 'running' AND (i.lease_until IS NULL OR i.lease_until <= clock_timestamp()))
    ORDER BY i.id
  $$;
ALTER FUNCTION find_due_imports() OWNER TO ${scheduler_role};
REVOKE ALL ON FUNCTION find_due_imports() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_imports() TO ${app_role};
