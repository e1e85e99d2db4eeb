-- Versions cannot be changed or deleted by the application. With the journey itself they go, as versions of templates go with theirs:
-- journeys are archived, never deleted, except where a whole workspace is emptied again.
ALTER TABLE journey_versions DROP CONSTRAINT journey_versions_workspace_id_journey_id_fkey;
ALTER TABLE journey_versions ADD CONSTRAINT journey_versions_workspace_id_journey_id_fkey
  FOREIGN KEY (workspace_id, journey_id) REFERENCES journeys (workspace_id, id) ON DELETE CASCADE;
