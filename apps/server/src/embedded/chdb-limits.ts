import { totalmem } from 'node:os'

const MIB = 1024 * 1024
const GIB = 1024 * MIB

/** What every request starts from. A request may set its own value; none runs without a limit unless it asks for that. */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  max_execution_time: '60',
  max_memory_usage: String(GIB),
  // The whole answer is held in memory before it is sent.
  max_result_bytes: String(256 * MIB),
  result_overflow_mode: 'throw',
  // As on a server, where chDB differs from one.
  implicit_select: '0',
  allow_introspection_functions: '0',
  // Our own batches are large; waiting for others to join them only costs time.
  async_insert: '0',
}

export const MAX_BODY_BYTES = 256 * MIB
/** Reads at the same time: a question over everybody must not keep the small ones of open screens waiting. */
export const MAX_READS = 3
/** Requests that may wait for their turn in each lane; the next one is refused. */
export const MAX_WAITING = 64

/** Caches and pools for a guest in a small machine: ClickHouse's own defaults are made for one that it has to itself. */
export function serverConfiguration(): string {
  const values: Record<string, string | number> = {
    mark_cache_size: 32 * MIB,
    index_mark_cache_size: 8 * MIB,
    primary_index_cache_size: 32 * MIB,
    query_condition_cache_size: 8 * MIB,
    uncompressed_cache_size: 0,
    index_uncompressed_cache_size: 0,
    compiled_expression_cache_size: 8 * MIB,
    vector_similarity_index_cache_size: 0,
    background_pool_size: 2,
    background_schedule_pool_size: 4,
    background_common_pool_size: 2,
    background_move_pool_size: 1,
    background_fetches_pool_size: 1,
    max_thread_pool_size: 200,
    max_thread_pool_free_size: 8,
    max_server_memory_usage: Math.min(3 * GIB, Math.floor(totalmem() / 2)),
    timezone: 'UTC',
  }
  const lines = Object.entries(values).map(([name, value]) => `  <${name}>${value}</${name}>`)
  return `<clickhouse>\n  <logger><level>fatal</level></logger>\n${lines.join('\n')}\n</clickhouse>\n`
}
