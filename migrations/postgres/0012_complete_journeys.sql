ALTER TABLE journeys
  ADD COLUMN watch_events text[] NOT NULL DEFAULT '{}',
  ADD COLUMN watched_segments uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN backfill_segment_id uuid;
COMMENT ON COLUMN journeys.watch_events IS 'Names of the events that may end the run of anybody in any published version, whatever the run waits for.';
COMMENT ON COLUMN journeys.watched_segments IS 'Segments whose entering or leaving people in any published version may wait for or be ended by: their changes are told as events.';
COMMENT ON COLUMN journeys.backfill_segment_id IS 'The people being entered are the members of this segment; null: of the segment the journey starts from.';
CREATE INDEX journeys_watched_segments ON journeys USING gin (watched_segments) WHERE status IN ('live', 'paused');

-- One row for each person and journey whose entries are counted: whoever lets somebody in holds it, so that two never count at once.
CREATE TABLE entry_gates (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, journey_id, customer_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- When the next person may go on in a throttle.
CREATE TABLE throttles (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  next_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, journey_id, node_id),
  FOREIGN KEY (workspace_id, journey_id) REFERENCES journeys (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE experiments (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  salt text NOT NULL,
  config jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  look_at timestamptz,
  decided_at timestamptz,
  winner text,
  reason text CHECK (reason IN ('won', 'deadline', 'chosen')),
  result jsonb,
  PRIMARY KEY (workspace_id, journey_id, node_id, salt),
  FOREIGN KEY (workspace_id, journey_id) REFERENCES journeys (workspace_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE experiments IS 'One row per experiment people have entered; another salt is another experiment.';
COMMENT ON COLUMN experiments.look_at IS 'When its numbers are looked at next, by the workspace clock; null once it is decided.';
COMMENT ON COLUMN experiments.result IS 'The numbers of each variant when it was decided.';
CREATE INDEX experiments_due ON experiments (workspace_id, look_at) WHERE look_at IS NOT NULL;

ALTER TABLE workspaces
  ADD COLUMN holdout_percent double precision NOT NULL DEFAULT 0 CHECK (holdout_percent BETWEEN 0 AND 100),
  ADD COLUMN holdout_salt text NOT NULL DEFAULT gen_random_uuid()::text;
COMMENT ON COLUMN workspaces.holdout_percent IS 'Share of people no journey lets in, to see what journeys bring at all.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry_gates', 'throttles', 'experiments'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', t || '_workspace', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', t);
  END LOOP;
END $$;

-- Which workspaces have an experiment to look at.
GRANT SELECT (workspace_id, look_at) ON experiments TO ${scheduler_role};
CREATE POLICY experiments_scheduler ON experiments FOR SELECT TO ${scheduler_role} USING (true);
