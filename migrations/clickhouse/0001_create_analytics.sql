-- Attributes of customers and properties of events are stored normalised by the engine (segment/normalize-attributes):
-- lower-cased text, numbers and instants apart, every value an array, so that both back ends of a rule compare the same things.
CREATE TABLE IF NOT EXISTS events ${cluster} (
  workspace_id UUID,
  event LowCardinality(String),
  number UInt32,
  occurred_at DateTime64(3, 'UTC'),
  seq UInt64,
  paths Array(LowCardinality(String)),
  text Map(LowCardinality(String), Array(String)),
  num Map(LowCardinality(String), Array(Float64)),
  time Map(LowCardinality(String), Array(Int64))
) ENGINE = MergeTree
ORDER BY (workspace_id, event, number, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS customers ${cluster} (
  workspace_id UUID,
  number UInt32,
  revision UInt64,
  is_deleted UInt8,
  paths Array(LowCardinality(String)),
  text Map(LowCardinality(String), Array(String)),
  num Map(LowCardinality(String), Array(Float64)),
  time Map(LowCardinality(String), Array(Int64))
) ENGINE = ReplacingMergeTree(revision)
ORDER BY (workspace_id, number)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS node_visits ${cluster} (
  workspace_id UUID,
  journey_id UUID,
  version UInt32,
  node_id LowCardinality(String),
  run_id UUID,
  customer_id UUID,
  visit UInt32,
  at DateTime64(3, 'UTC'),
  entered UInt8,
  left UInt8,
  port LowCardinality(String),
  edge_id LowCardinality(String),
  is_goal UInt8,
  outcome LowCardinality(String),
  inputs String,
  INDEX by_customer customer_id TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = MergeTree
ORDER BY (workspace_id, journey_id, at, run_id)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS segment_changes ${cluster} (
  workspace_id UUID,
  segment_id UUID,
  number UInt32,
  at DateTime64(3, 'UTC'),
  added UInt8
) ENGINE = MergeTree
ORDER BY (workspace_id, segment_id, at)
SETTINGS non_replicated_deduplication_window = 10000;
