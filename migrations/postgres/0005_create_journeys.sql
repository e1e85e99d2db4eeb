CREATE TABLE templates (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  name text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email')),
  current_version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE TABLE template_versions (
  workspace_id uuid NOT NULL,
  template_id uuid NOT NULL,
  version integer NOT NULL,
  subject text NOT NULL,
  preheader text NOT NULL DEFAULT '',
  from_name text NOT NULL DEFAULT '',
  from_email text NOT NULL DEFAULT '',
  format text NOT NULL CHECK (format IN ('mjml', 'html')),
  body text NOT NULL,
  compiled_html text NOT NULL,
  compiled_text text NOT NULL,
  problems jsonb NOT NULL DEFAULT '[]',
  message_class text NOT NULL DEFAULT 'marketing' CHECK (message_class IN ('marketing', 'transactional')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  PRIMARY KEY (workspace_id, template_id, version),
  FOREIGN KEY (workspace_id, template_id) REFERENCES templates (workspace_id, id) ON DELETE CASCADE
);
COMMENT ON COLUMN template_versions.compiled_text IS 'Plain text of compiled_html, still holding its Liquid.';
COMMENT ON COLUMN template_versions.problems IS 'What was found when it was saved: an array of code, severity, part, line, message.';
COMMENT ON COLUMN template_versions.compiled_html IS 'HTML still holding its Liquid: MJML is compiled once when saved, Liquid is rendered per message.';

CREATE TABLE journeys (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'live', 'paused', 'stopped')),
  draft jsonb NOT NULL,
  draft_revision integer NOT NULL DEFAULT 1,
  published_version integer,
  trigger_kind text,
  trigger_event text,
  trigger_segment_id uuid,
  wait_events text[] NOT NULL DEFAULT '{}',
  published_revision integer,
  backfill_after integer,
  is_settling boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
COMMENT ON COLUMN journeys.trigger_kind IS 'Copied from the published version so that intake finds the journeys an event or a segment change starts.';
COMMENT ON COLUMN journeys.wait_events IS 'Names of the events that people in any published version may wait for.';
COMMENT ON COLUMN journeys.published_revision IS 'draft_revision of the newest published version: publishing it again makes no second version.';
COMMENT ON COLUMN journeys.backfill_after IS 'People who already match are being entered: the highest customers.number done, -1 at the start; null when no backfill is under way.';
COMMENT ON COLUMN journeys.is_settling IS 'Its status changed and not all runs have followed: held runs of a live journey are to be released, active runs of a stopped one to be ended.';
CREATE INDEX journeys_live_triggers ON journeys (workspace_id, trigger_kind, trigger_event) WHERE status = 'live';

CREATE TABLE journey_versions (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  plan jsonb NOT NULL,
  template_versions jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  backfill text NOT NULL DEFAULT 'none',
  published_by text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, journey_id, version),
  FOREIGN KEY (workspace_id, journey_id) REFERENCES journeys (workspace_id, id)
);
COMMENT ON TABLE journey_versions IS 'Immutable. A run pins the version it entered and finishes on it.';
COMMENT ON COLUMN journey_versions.template_versions IS 'Template id -> version that e-mail nodes of this journey version send.';

-- No foreign keys on runs and messages: they cost 18-28 % of the advance rate; row level security and tests hold
-- tenant integrity here (decision page on foreign keys).
CREATE TABLE runs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  journey_id uuid NOT NULL,
  version integer NOT NULL,
  customer_id uuid NOT NULL,
  entry_slot text NOT NULL,
  is_single boolean NOT NULL DEFAULT false,
  status text NOT NULL CHECK (status IN ('active', 'completed', 'converted', 'exited', 'failed')),
  end_reason text,
  node_id text,
  wake_at timestamptz,
  is_held boolean NOT NULL DEFAULT false,
  wait_event text,
  entry jsonb NOT NULL,
  state jsonb NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON COLUMN runs.entry_slot IS 'What makes an entry unique: "once" when re-entry is never, "key:<value>" for a keyed entry, "event:<seq>" or "change:<id>" otherwise.';
COMMENT ON COLUMN runs.entry IS 'entry of the run state, {"event": ...}: it can be large and never changes, so it is written once and apart.';
COMMENT ON COLUMN runs.state IS 'The state of the engine without its entry; {} until the first step.';
COMMENT ON COLUMN runs.is_single IS 'True when at most one run of this customer may be active at a time (re-entry after exit).';
COMMENT ON COLUMN runs.wake_at IS 'When the run is next due by the workspace clock; null when only an event can wake it, when it is held or has ended.';
COMMENT ON COLUMN runs.is_held IS 'It fell due while its journey was paused: the claim parked it with wake_at null; resuming sets wake_at again.';
CREATE UNIQUE INDEX runs_entry ON runs (workspace_id, journey_id, customer_id, entry_slot);
CREATE UNIQUE INDEX runs_single_active ON runs (workspace_id, journey_id, customer_id) WHERE is_single AND status = 'active';
CREATE INDEX runs_due ON runs (workspace_id, wake_at) WHERE status = 'active' AND wake_at IS NOT NULL;
CREATE INDEX runs_held ON runs (workspace_id, journey_id) WHERE status = 'active' AND is_held;
CREATE INDEX runs_standing ON runs (workspace_id, journey_id, node_id) WHERE status = 'active';

-- Events handed to a run that waits; consumed by the advance that claims it. They are the truth, wake_at only the hint:
-- a run that has inputs and is not due is made due by the next advance.
CREATE TABLE run_inputs (
  workspace_id uuid NOT NULL,
  run_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (workspace_id, run_id, seq)
);

CREATE TABLE messages (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  run_id uuid,
  visit integer,
  journey_id uuid,
  version integer,
  node_id text,
  customer_id uuid,
  channel text NOT NULL CHECK (channel IN ('email', 'webhook')),
  class text NOT NULL CHECK (class IN ('marketing', 'transactional')),
  template_id uuid,
  template_version integer,
  payload jsonb,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'skipped', 'failed', 'unknown')),
  reason text,
  attempt integer NOT NULL DEFAULT 0,
  due_at timestamptz,
  owner uuid,
  lease_until timestamptz,
  provider_ref text,
  error text,
  links text[],
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  delivered_at timestamptz,
  opened_at timestamptz,
  clicked_at timestamptz,
  unsubscribed_at timestamptz,
  bounced_at timestamptz,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
CREATE UNIQUE INDEX messages_visit ON messages (workspace_id, run_id, visit) WHERE run_id IS NOT NULL;
CREATE INDEX messages_due ON messages (workspace_id, channel, due_at) WHERE state = 'queued';
CREATE INDEX messages_in_flight ON messages (workspace_id, lease_until) WHERE state = 'sending';
CREATE INDEX messages_node ON messages (workspace_id, journey_id, node_id, created_at);
CREATE INDEX messages_customer ON messages (workspace_id, customer_id, created_at);
COMMENT ON COLUMN messages.payload IS 'What the node asked for beyond the template: the webhook request, the triggering event.';
COMMENT ON COLUMN messages.due_at IS 'When it may next be tried, by the workspace clock.';
COMMENT ON COLUMN messages.lease_until IS 'By the database clock, never the workspace clock.';

CREATE TABLE mailbox_messages (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid,
  to_address text NOT NULL,
  from_address text NOT NULL,
  subject text NOT NULL,
  headers jsonb NOT NULL,
  html text,
  text text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX mailbox_messages_to ON mailbox_messages (workspace_id, to_address);
CREATE UNIQUE INDEX mailbox_messages_message ON mailbox_messages (workspace_id, message_id) WHERE message_id IS NOT NULL;
