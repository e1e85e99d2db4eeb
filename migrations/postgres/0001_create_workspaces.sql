-- Every table below belongs to one workspace and is closed by row level security, except the short list of
-- global tables (users, sessions, installation), which hold no customer data.
-- The application connects as ${app_role}: it owns nothing and cannot bypass row level security.
-- ${scheduler_role} owns the few reviewed functions that look across workspaces; it may only read what policies named *_scheduler give it.

CREATE FUNCTION current_workspace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace', true), '')::uuid $$;

CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  setup_token_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO installation DEFAULT VALUES;

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  email_norm text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  password_changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  user_agent text
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE workspaces (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'UTC',
  is_sandbox boolean NOT NULL DEFAULT false,
  clock_offset_ms bigint NOT NULL DEFAULT 0 CHECK (is_sandbox OR clock_offset_ms = 0),
  clock_held_at timestamptz CHECK (is_sandbox OR clock_held_at IS NULL),
  clock_held_until timestamptz,
  postal_address text NOT NULL DEFAULT '',
  from_name text NOT NULL DEFAULT '',
  from_email text NOT NULL DEFAULT '',
  tracking text NOT NULL DEFAULT 'all' CHECK (tracking IN ('all', 'consent', 'off')),
  sdk_consent text NOT NULL DEFAULT 'identify' CHECK (sdk_consent IN ('identify', 'explicit')),
  webhook_secret_cipher bytea,
  next_customer_number integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN workspaces.clock_offset_ms IS 'Sandbox only: added to the database clock to give the time of this workspace.';
COMMENT ON COLUMN workspaces.sdk_consent IS 'identify: a customer first seen through the tracking API is subscribed to e-mail; explicit: only with an explicit consent.';

COMMENT ON COLUMN workspaces.clock_held_at IS 'Sandbox only: while its clock is being moved the time stands still here, so that everything of one instant happens at that instant.';
COMMENT ON COLUMN workspaces.clock_held_until IS 'By the database clock: a move that died holds the clock no longer than this.';

CREATE FUNCTION clock_of(offset_ms bigint, held_at timestamptz, held_until timestamptz) RETURNS timestamptz
  LANGUAGE sql VOLATILE
  AS $$ SELECT CASE WHEN held_until > clock_timestamp() THEN held_at ELSE clock_timestamp() + offset_ms * interval '1 millisecond' END $$;

CREATE FUNCTION workspace_now() RETURNS timestamptz
  LANGUAGE sql VOLATILE
  AS $$ SELECT coalesce((SELECT clock_of(clock_offset_ms, clock_held_at, clock_held_until) FROM workspaces WHERE id = current_workspace()), clock_timestamp()) $$;

CREATE TABLE memberships (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('admin', 'marketer', 'manager', 'developer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE api_keys (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE write_keys (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
COMMENT ON COLUMN write_keys.secret_hash IS 'SHA-256 of the whole key. A write key is public by nature (it ships in web pages) but is stored hashed all the same.';

CREATE TABLE idempotency_keys (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  response text,
  created_at timestamptz NOT NULL DEFAULT now(),
  completed_at timestamptz,
  PRIMARY KEY (workspace_id, key)
);

CREATE TABLE audit_log (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  action text NOT NULL,
  target text,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace_id, id)
);
