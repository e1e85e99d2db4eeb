-- Journeys people enter by the calendar. An occurrence is a local day and time of one journey; its row says what is to be done about
-- it and when, so that a crash, a restart or a clock that jumps loses nothing and repeats nothing.
CREATE TABLE journey_occurrences (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  slot text NOT NULL,
  local_time text NOT NULL CHECK (local_time ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  clock text NOT NULL CHECK (clock IN ('workspace', 'customer')),
  version integer NOT NULL,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'entering', 'done', 'skipped')),
  reason text CHECK (reason IN ('late', 'paused', 'closed', 'stopped', 'replaced')),
  time_zone text NOT NULL,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  due_at timestamptz,
  since timestamptz NOT NULL,
  paused_until timestamptz,
  done_through timestamptz NOT NULL,
  passes integer NOT NULL DEFAULT 0,
  pass_at timestamptz,
  pass_source text,
  pass_after integer,
  entered integer NOT NULL DEFAULT 0,
  turned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, journey_id, slot),
  FOREIGN KEY (workspace_id, journey_id) REFERENCES journeys (workspace_id, id) ON DELETE CASCADE,
  CHECK ((state IN ('planned', 'entering')) = (due_at IS NOT NULL))
);
COMMENT ON COLUMN journey_occurrences.slot IS 'What nobody enters twice for, and the occasion of the runs: schedule:<local_time>, or date:<day> for a date of each person.';
COMMENT ON COLUMN journey_occurrences.clock IS 'workspace: one instant for everybody; customer: the time comes for each person by their own zone.';
COMMENT ON COLUMN journey_occurrences.reason IS 'Why people were left out, for the first time: of a whole occurrence that was skipped, or of a part of one that was not.';
COMMENT ON COLUMN journey_occurrences.time_zone IS 'Of the workspace: when it was planned for its clock, when it began for that of people, whose zone it stands for where none is known.';
COMMENT ON COLUMN journey_occurrences.due_at IS 'When there is next something to do, by the workspace clock; null when it is over.';
COMMENT ON COLUMN journey_occurrences.since IS 'The publishing: whose moment came up to it has not missed anything. done_through begins here.';
COMMENT ON COLUMN journey_occurrences.paused_until IS 'The end of the last pause: whose moment came up to it was left out.';
COMMENT ON COLUMN journey_occurrences.done_through IS 'Of everybody whose moment came up to this it is decided whether they enter.';
COMMENT ON COLUMN journey_occurrences.pass_at IS 'The moment whose people are being entered; null between two. pass_source and pass_after say how far that came.';
COMMENT ON COLUMN journey_occurrences.turned_at IS 'By the database clock: who has waited longest for their turn comes first.';
CREATE INDEX journey_occurrences_due ON journey_occurrences (workspace_id, due_at) WHERE due_at IS NOT NULL;

-- Time zones the customers of a workspace have had, so that it is known at which instants a local time comes for somebody.
CREATE TABLE customer_zones (
  workspace_id uuid NOT NULL,
  time_zone text NOT NULL,
  is_new boolean NOT NULL DEFAULT true,
  PRIMARY KEY (workspace_id, time_zone)
);
COMMENT ON COLUMN customer_zones.is_new IS 'The occurrences under way have not reckoned with it yet.';
CREATE INDEX customer_zones_new ON customer_zones (workspace_id) WHERE is_new;

-- Customers who changed their time zone while an occurrence was under way: where they are now the moment may have been already.
CREATE TABLE zone_moves (
  workspace_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  customer_id uuid NOT NULL,
  from_zone text,
  PRIMARY KEY (workspace_id, id)
);

-- The way to all customers of one time zone.
CREATE INDEX customers_zone ON customers (workspace_id, time_zone, number);

-- Triggers, because a moment that is missed for want of one row is never noticed: no way of writing a customer may forget them.
CREATE FUNCTION note_zones_of_new_customers() RETURNS trigger LANGUAGE plpgsql SET search_path = public
AS $$
BEGIN
  INSERT INTO customer_zones (workspace_id, time_zone)
  SELECT DISTINCT workspace_id, time_zone FROM added WHERE time_zone IS NOT NULL ORDER BY workspace_id, time_zone
  ON CONFLICT (workspace_id, time_zone) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER customers_zones AFTER INSERT ON customers REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_zones_of_new_customers();

-- An hour ahead of the beginning: a change that is under way just then commits later.
CREATE FUNCTION note_zone_move() RETURNS trigger LANGUAGE plpgsql SET search_path = public
AS $$
BEGIN
  IF NEW.time_zone IS NOT NULL THEN
    INSERT INTO customer_zones (workspace_id, time_zone) VALUES (NEW.workspace_id, NEW.time_zone) ON CONFLICT (workspace_id, time_zone) DO NOTHING;
  END IF;
  INSERT INTO zone_moves (workspace_id, customer_id, from_zone)
  SELECT NEW.workspace_id, NEW.id, OLD.time_zone
  WHERE EXISTS (SELECT 1 FROM journey_occurrences o WHERE o.workspace_id = NEW.workspace_id AND o.due_at IS NOT NULL AND o.clock = 'customer' AND o.begins_at <= workspace_now() + interval '1 hour');
  RETURN NULL;
END $$;
CREATE TRIGGER customers_moves AFTER UPDATE OF time_zone ON customers
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION note_zone_move();

-- Zones of the customers who are there already. The policies are for the application, not for whoever migrates.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
INSERT INTO customer_zones (workspace_id, time_zone) SELECT DISTINCT workspace_id, time_zone FROM customers WHERE time_zone IS NOT NULL;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['journey_occurrences', 'customer_zones', 'zone_moves'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO ${app_role} USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', t || '_workspace', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO ${scheduler_role} USING (true)', t || '_scheduler', t);
  END LOOP;
END $$;

-- Which workspaces have something to do by the calendar, and for how many seconds it has been due.
GRANT SELECT (workspace_id, state, clock, time_zone, due_at) ON journey_occurrences TO ${scheduler_role};
GRANT SELECT (workspace_id, is_new) ON customer_zones TO ${scheduler_role};
GRANT SELECT (workspace_id) ON zone_moves TO ${scheduler_role};
CREATE FUNCTION find_due_calendar()
  RETURNS TABLE (workspace_id uuid, seconds double precision)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
  AS $$
    WITH w AS MATERIALIZED (SELECT id, time_zone, clock_of(clock_offset_ms, clock_held_at, clock_held_until) AS now FROM workspaces)
    SELECT w.id, coalesce(extract(epoch FROM w.now - (SELECT min(o.due_at) FROM journey_occurrences o WHERE o.workspace_id = w.id AND o.due_at <= w.now)), 0)::double precision
    FROM w
    WHERE EXISTS (SELECT 1 FROM journey_occurrences o WHERE o.workspace_id = w.id AND o.due_at <= w.now)
      OR EXISTS (SELECT 1 FROM journey_occurrences o WHERE o.workspace_id = w.id AND o.due_at IS NOT NULL AND o.state = 'planned' AND o.clock = 'workspace' AND o.time_zone <> w.time_zone)
      OR EXISTS (SELECT 1 FROM zone_moves m WHERE m.workspace_id = w.id)
      OR EXISTS (SELECT 1 FROM customer_zones z WHERE z.workspace_id = w.id AND z.is_new)
        AND EXISTS (SELECT 1 FROM journey_occurrences o WHERE o.workspace_id = w.id AND o.due_at IS NOT NULL AND o.state = 'entering' AND o.clock = 'customer')
  $$;
ALTER FUNCTION find_due_calendar() OWNER TO ${scheduler_role};
REVOKE ALL ON FUNCTION find_due_calendar() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_calendar() TO ${app_role};
