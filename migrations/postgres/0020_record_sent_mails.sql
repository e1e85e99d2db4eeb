-- Rules can ask who was sent what, from events the product records as it sends. Of the mails that went out before, the same events, so that
-- nobody counts as never written to. The policies are for the application, not for whoever migrates.
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_log NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_inbox NO FORCE ROW LEVEL SECURITY;
WITH recorded AS (
  INSERT INTO event_log (workspace_id, message_key, message_id, type, event, customer_id, occurred_at, received_at, source, properties)
  SELECT m.workspace_id, encode(substring(sha256(convert_to('sendero:' || m.id || ':sent', 'UTF8')) FROM 1 FOR 16), 'hex')::uuid, 'sendero:' || m.id || ':sent', 'track', 'Email Sent', m.customer_id,
    m.sent_at, clock_timestamp(), 'sendero',
    jsonb_strip_nulls(jsonb_build_object('messageId', 'msg_' || replace(m.id::text, '-', ''), 'workflowId', 'wf_' || replace(m.journey_id::text, '-', ''), 'nodeId', m.node_id,
      'templateId', 'tpl_' || replace(m.template_id::text, '-', ''), 'templateVersion', m.template_version))
  FROM messages m WHERE m.channel = 'email' AND m.state = 'sent' AND m.sent_at IS NOT NULL AND m.customer_id IS NOT NULL ORDER BY m.sent_at
  ON CONFLICT (workspace_id, message_key) DO NOTHING
  RETURNING workspace_id, seq)
INSERT INTO event_inbox (workspace_id, seq) SELECT workspace_id, seq FROM recorded;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
ALTER TABLE event_log FORCE ROW LEVEL SECURITY;
ALTER TABLE event_inbox FORCE ROW LEVEL SECURITY;
