-- Who is on which list, for rules that ask. Somebody who is taken off gets a newer row that says so.
CREATE TABLE IF NOT EXISTS list_members ${cluster} (
  workspace_id UUID,
  list_id LowCardinality(String),
  number UInt32,
  revision UInt64,
  is_deleted UInt8
) ENGINE = ReplacingMergeTree(revision)
ORDER BY (workspace_id, list_id, number)
SETTINGS non_replicated_deduplication_window = 10000;
