CREATE TABLE segments (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  name text NOT NULL,
  rule jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  member_count integer NOT NULL DEFAULT 0,
  computed_at timestamptz,
  refresh_due_at timestamptz,
  refresh_token uuid,
  scan_after integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
COMMENT ON COLUMN segments.computed_at IS 'When everybody was last held against the rule; null until the present rule has been computed once.';
COMMENT ON COLUMN segments.refresh_due_at IS 'When the worker must next look at this segment, by the workspace clock: time alone may change somebody, or a computation is to be started or continued; null when only events and traits can change it.';
COMMENT ON COLUMN segments.refresh_token IS 'Set while a computation in ClickHouse is under way; live updates then record whom they looked at in segment_touches.';
COMMENT ON COLUMN segments.scan_after IS 'Everybody is being held against the rule one by one: the highest customers.number done, -1 at the start; null when no scan is under way.';

CREATE TABLE segment_chunks (
  workspace_id uuid NOT NULL,
  segment_id uuid NOT NULL,
  chunk integer NOT NULL,
  bits bytea NOT NULL,
  member_count integer NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, chunk),
  FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
);
-- 8 KB that hardly compress and are rewritten often: stored as they are.
ALTER TABLE segment_chunks ALTER COLUMN bits SET STORAGE EXTERNAL;
COMMENT ON TABLE segment_chunks IS 'Membership as a bitmap over customers.number: bit n mod 65536 of chunk n div 65536; bit 0 of a byte is its least significant. Trailing zero bytes are cut.';

-- When time alone may next change whether a customer belongs to a segment: the earliest such instant per customer.
CREATE TABLE segment_flips (
  workspace_id uuid NOT NULL,
  segment_id uuid NOT NULL,
  number integer NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, number),
  FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX segment_flips_due ON segment_flips (workspace_id, segment_id, due_at);

-- Whom live updates looked at while a computation was under way: for them the live answer is newer than the computed one.
CREATE TABLE segment_touches (
  workspace_id uuid NOT NULL,
  segment_id uuid NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, number),
  FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE segment_refreshes (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  segment_id uuid NOT NULL,
  cause text NOT NULL,
  added integer NOT NULL,
  removed integer NOT NULL,
  member_count integer NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX segment_refreshes_segment ON segment_refreshes (workspace_id, segment_id, id);
COMMENT ON COLUMN segment_refreshes.finished_at IS 'Null while under way; a computation that is given up leaves no row.';
