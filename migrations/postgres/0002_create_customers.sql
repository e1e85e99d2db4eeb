CREATE TABLE customers (
  workspace_id uuid NOT NULL REFERENCES workspaces(id),
  id uuid NOT NULL,
  number integer NOT NULL,
  user_id text COLLATE "C",
  email text,
  email_norm text COLLATE "C",
  traits jsonb NOT NULL DEFAULT '{}',
  time_zone text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  last_seen_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number)
);
COMMENT ON COLUMN customers.number IS 'Dense per workspace, never reused: the position of this customer in segment bitmaps and the key in ClickHouse.';
COMMENT ON COLUMN customers.user_id IS 'Collated by code point, like email_norm, so that a prefix is a range of the index.';
-- Of two copies of a customer in ClickHouse the one with the higher revision stands.
CREATE SEQUENCE customer_revision;
CREATE UNIQUE INDEX customers_user_id ON customers (workspace_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX customers_email ON customers (workspace_id, email_norm) WHERE email_norm IS NOT NULL;

CREATE TABLE customer_identities (
  workspace_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('user', 'anonymous')),
  value text NOT NULL,
  customer_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, kind, value)
);
CREATE INDEX customer_identities_customer ON customer_identities (workspace_id, customer_id);
COMMENT ON TABLE customer_identities IS 'Every name a customer is known by. Look-ups of events and API calls go through here only.';

CREATE TABLE customer_merges (
  workspace_id uuid NOT NULL,
  from_customer_id uuid NOT NULL,
  from_number integer NOT NULL,
  into_customer_id uuid NOT NULL,
  merged_at timestamptz NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (workspace_id, from_customer_id)
);
CREATE INDEX customer_merges_into ON customer_merges (workspace_id, into_customer_id);

-- Customers who were erased, under all ids they ever had: only surrogates, kept until ClickHouse has forgotten them too.
CREATE TABLE erasures (
  workspace_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  customer_ids uuid[] NOT NULL,
  numbers integer[] NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  analytics_done_at timestamptz,
  PRIMARY KEY (workspace_id, customer_id)
);
CREATE INDEX erasures_open ON erasures (workspace_id) WHERE analytics_done_at IS NULL;

CREATE TABLE subscriptions (
  workspace_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email')),
  status text NOT NULL CHECK (status IN ('subscribed', 'unsubscribed', 'unproven')),
  source text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, customer_id, channel)
);

CREATE TABLE consent_events (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  customer_id uuid NOT NULL,
  channel text NOT NULL,
  status text NOT NULL,
  source text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX consent_events_customer ON consent_events (workspace_id, customer_id);
COMMENT ON TABLE consent_events IS 'Append only: the proof behind every row of subscriptions.';

CREATE TABLE suppressions (
  workspace_id uuid NOT NULL,
  channel text NOT NULL,
  address_hmac bytea NOT NULL,
  reason text NOT NULL CHECK (reason IN ('hard_bounce', 'complaint', 'unsubscribe', 'manual', 'erased')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, channel, address_hmac)
);
COMMENT ON TABLE suppressions IS 'Keyed hash of the normalised address, so that a suppression survives the erasure of the customer.';

CREATE TABLE imports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customers', 'events')),
  name text NOT NULL,
  content_hash bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'failed')),
  options jsonb NOT NULL DEFAULT '{}',
  rows_done bigint NOT NULL DEFAULT 0,
  created bigint NOT NULL DEFAULT 0,
  updated bigint NOT NULL DEFAULT 0,
  unchanged bigint NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  duplicates bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE TABLE import_rejects (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number bigint NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  row jsonb NOT NULL,
  PRIMARY KEY (workspace_id, import_id, row_number)
);
