-- Which id belongs to which number, for rules that draw a random sample by id. It never changes: numbers are not given twice.
CREATE TABLE IF NOT EXISTS customer_ids ${cluster} (
  workspace_id UUID,
  number UInt32,
  customer_id UUID
) ENGINE = ReplacingMergeTree
ORDER BY (workspace_id, number)
SETTINGS non_replicated_deduplication_window = 10000;
