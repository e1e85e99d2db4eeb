-- What a workspace asks of the marketing mail its journeys send: how much of it one person gets, and at which hours.
ALTER TABLE workspaces
  ADD COLUMN sending_rules jsonb NOT NULL DEFAULT '{"frequencyCaps": [], "quietHours": null}',
  ADD COLUMN sending_rules_revision integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN workspaces.sending_rules IS 'Each frequency cap, and the quiet hours, with the instant `since` which it stands, by the workspace clock.';
COMMENT ON COLUMN workspaces.sending_rules_revision IS 'Changes with the rules and with the time zone: a message that was made ready under another revision is looked at again.';

ALTER TABLE messages
  ADD COLUMN counted_at timestamptz,
  ADD COLUMN first_tried_at timestamptz,
  ADD COLUMN rule_inputs jsonb;
COMMENT ON COLUMN messages.counted_at IS 'When it last took a place under the frequency caps, by the workspace clock; null while it has none, and when it certainly did not go out.';
COMMENT ON COLUMN messages.first_tried_at IS 'By the workspace clock: how long it waited before is nobody''s fault and does not make it give up sooner.';
COMMENT ON COLUMN messages.rule_inputs IS 'By which time zone the sending window was judged, and whether it is that of the customer or of the workspace.';
CREATE INDEX messages_counted ON messages (workspace_id, customer_id, counted_at) WHERE counted_at IS NOT NULL;
