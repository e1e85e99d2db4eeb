CREATE TABLE segments (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  name text NOT NULL,
  rule jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  member_count integer NOT NULL DEFAULT 0,
  computed_at timestamptz,
  refresh_due_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
COMMENT ON COLUMN segments.refresh_due_at IS 'When time alone may next change the membership; null for rules that only events and traits change.';

CREATE TABLE segment_chunks (
  workspace_id uuid NOT NULL,
  segment_id uuid NOT NULL,
  chunk integer NOT NULL,
  bits bytea NOT NULL,
  member_count integer NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, chunk),
  FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE segment_chunks IS 'Membership as a bitmap over customers.number: bit n mod 65536 of chunk n div 65536; bit 0 of a byte is its least significant. Trailing zero bytes are cut.';

CREATE TABLE segment_refreshes (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  segment_id uuid NOT NULL,
  cause text NOT NULL,
  added integer NOT NULL,
  removed integer NOT NULL,
  member_count integer NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX segment_refreshes_segment ON segment_refreshes (workspace_id, segment_id, id);
