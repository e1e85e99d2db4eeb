-- What arrived lately, for the overview of a workspace. Rows lie in the order they came: a summary per range of pages finds them and
-- costs the hot paths next to nothing. Both columns are written once, so no update pays for it.
CREATE INDEX event_log_received ON event_log USING brin (received_at) WITH (autosummarize = on);
CREATE INDEX messages_created ON messages USING brin (created_at) WITH (autosummarize = on);
