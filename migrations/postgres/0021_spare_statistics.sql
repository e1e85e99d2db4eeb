-- Columns that no question looks for: taking samples of them, and of large JSON at that, was an eighth of what PostgreSQL did while events came in.
ALTER TABLE event_log ALTER COLUMN message_id SET STATISTICS 0, ALTER COLUMN properties SET STATISTICS 0, ALTER COLUMN context SET STATISTICS 0;
ALTER TABLE runs ALTER COLUMN entry SET STATISTICS 0, ALTER COLUMN state SET STATISTICS 0;
ALTER TABLE messages ALTER COLUMN payload SET STATISTICS 0, ALTER COLUMN links SET STATISTICS 0, ALTER COLUMN error SET STATISTICS 0;
ALTER TABLE outbox ALTER COLUMN payload SET STATISTICS 0;
