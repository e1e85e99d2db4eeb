CREATE TABLE event_log (
  workspace_id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  message_key uuid NOT NULL,
  message_id text NOT NULL,
  type text NOT NULL CHECK (type IN ('track', 'identify', 'page', 'screen', 'group', 'alias')),
  event text,
  user_id text,
  anonymous_id text,
  previous_id text,
  customer_id uuid,
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  source text NOT NULL,
  properties jsonb NOT NULL DEFAULT '{}',
  context jsonb,
  PRIMARY KEY (workspace_id, seq)
);
CREATE UNIQUE INDEX event_log_message ON event_log (workspace_id, message_key);
COMMENT ON COLUMN event_log.message_key IS 'First 16 bytes of SHA-256 of the message id: a fixed-size unique key.';
COMMENT ON COLUMN event_log.properties IS 'Properties of track, page and screen; traits of identify and group.';
COMMENT ON COLUMN event_log.event IS 'Name of a track; Page Viewed and Screen Viewed for page and screen; null otherwise.';
COMMENT ON COLUMN event_log.customer_id IS 'Set by the product itself when it emits an event about a customer it knows; everybody else uses the names.';
COMMENT ON COLUMN event_log.source IS 'sdk, api, import, or sendero for events the product itself emits.';

-- What is not yet taken in. Narrow, so that the wide log row is written exactly once.
CREATE TABLE event_inbox (
  workspace_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (workspace_id, seq)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Events that could not be processed: out of the way of the others, and visible.
CREATE TABLE event_failures (
  workspace_id uuid NOT NULL,
  seq bigint NOT NULL,
  error text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, seq)
);

-- Whose event it was, by name and time: what rules, waits and timelines read.
CREATE TABLE customer_events (
  workspace_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  event text NOT NULL,
  occurred_at timestamptz NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (workspace_id, customer_id, event, occurred_at, seq)
);
COMMENT ON COLUMN customer_events.event IS 'Name of the event; $sendero.identify, .group and .alias for calls that only say something about the person.';

-- Rows on their way to ClickHouse. Boundaries of an export batch are fixed here before it is sent, so that a
-- repeated insert carries the same deduplication token.
CREATE TABLE outbox (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  target text NOT NULL CHECK (target IN ('events', 'customers', 'node_visits', 'segment_changes')),
  row_count integer NOT NULL,
  payload text NOT NULL,
  batch bigint,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
-- Short-lived: compressing it would cost more processor time than all else an advance of runs does.
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;
COMMENT ON COLUMN outbox.payload IS 'JSON objects, one a line, with the columns of the ClickHouse table of the target; a line of segment_changes has numbers, a list, in place of number.';
CREATE SEQUENCE outbox_batch;
CREATE INDEX outbox_batched ON outbox (workspace_id, batch) WHERE batch IS NOT NULL;

-- One row per batch that has reached ClickHouse: what the tables there are counted against.
CREATE TABLE outbox_exports (
  workspace_id uuid NOT NULL,
  batch bigint NOT NULL,
  target text NOT NULL,
  row_count integer NOT NULL,
  exported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, batch)
);
