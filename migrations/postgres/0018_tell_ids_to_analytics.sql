-- Random samples are drawn by the ids of customers: ClickHouse learns which id belongs to which number.
ALTER TABLE outbox DROP CONSTRAINT outbox_target_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_target_check CHECK (target IN ('events', 'customers', 'node_visits', 'segment_changes', 'list_members', 'customer_ids'));

-- Those who are there already, in chunks as the application writes them. The policies are for the application, not for whoever migrates.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
INSERT INTO outbox (workspace_id, target, row_count, payload)
SELECT workspace_id, 'customer_ids', count(*), string_agg(json_build_object('number', number, 'customer_id', id, 'workspace_id', workspace_id)::text, E'\n' ORDER BY number)
FROM customers GROUP BY workspace_id, number / 5000;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
