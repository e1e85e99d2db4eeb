-- People who were asked to join a workspace. The link holds the token; only its hash is stored.
CREATE TABLE invitations (
  workspace_id uuid NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
  id uuid NOT NULL,
  email text NOT NULL,
  email_norm text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'marketer', 'manager', 'developer')),
  token_hash bytea NOT NULL UNIQUE,
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX invitations_open ON invitations (workspace_id, email_norm) WHERE accepted_at IS NULL AND revoked_at IS NULL;
COMMENT ON COLUMN invitations.invited_by IS 'Name of the user, as it was then.';

-- The mail server of a workspace, in place of SMTP_URL.
CREATE TABLE smtp_servers (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces(id) ON DELETE CASCADE,
  host text NOT NULL,
  port integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security text NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  username text NOT NULL DEFAULT '',
  password_cipher bytea,
  revision uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN smtp_servers.revision IS 'Changes with every change: processes that hold connections compare it.';

CREATE TABLE dkim_keys (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces(id) ON DELETE CASCADE,
  domain text NOT NULL,
  selector text NOT NULL,
  public_key text NOT NULL,
  private_key_cipher bytea NOT NULL,
  revision uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN dkim_keys.public_key IS 'Base64 of the SubjectPublicKeyInfo, as it stands behind p= in the DNS record.';

-- One load of demo data into a workspace, under way or over.
CREATE TABLE demo_loads (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces(id) ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'failed')),
  was_sandbox boolean NOT NULL,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL,
  is_cancelling boolean NOT NULL DEFAULT false,
  error text,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
COMMENT ON COLUMN demo_loads.seen_at IS 'Written at every step by the process that loads: when it is old, that process has died.';

ALTER TABLE write_keys
  ADD COLUMN events_count bigint NOT NULL DEFAULT 0,
  ADD COLUMN last_event text,
  ADD COLUMN last_event_at timestamptz;
COMMENT ON COLUMN write_keys.events_count IS 'For orientation on the settings page: written every second by each process, so a crash may lose the last second.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['invitations', 'smtp_servers', 'dkim_keys', 'demo_loads'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', t || '_workspace', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', t);
  END LOOP;
END $$;

-- Whose invitation this is: nobody is signed in yet when it is opened.
GRANT SELECT (workspace_id, id, token_hash) ON invitations TO ${scheduler_role};
CREATE POLICY invitations_scheduler ON invitations FOR SELECT TO ${scheduler_role} USING (true);
CREATE FUNCTION find_invitation(hash bytea)
  RETURNS TABLE (workspace_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT i.workspace_id, i.id FROM invitations i WHERE i.token_hash = hash $$;
ALTER FUNCTION find_invitation(bytea) OWNER TO ${scheduler_role};
REVOKE ALL ON FUNCTION find_invitation(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_invitation(bytea) TO ${app_role};

-- Which loads of demo data were broken off: looked at when a server starts.
GRANT SELECT (workspace_id, state, seen_at) ON demo_loads TO ${scheduler_role};
CREATE POLICY demo_loads_scheduler ON demo_loads FOR SELECT TO ${scheduler_role} USING (true);
CREATE FUNCTION find_running_demo_loads()
  RETURNS TABLE (workspace_id uuid, seen_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT d.workspace_id, d.seen_at FROM demo_loads d WHERE d.state = 'running' $$;
ALTER FUNCTION find_running_demo_loads() OWNER TO ${scheduler_role};
REVOKE ALL ON FUNCTION find_running_demo_loads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_running_demo_loads() TO ${app_role};
