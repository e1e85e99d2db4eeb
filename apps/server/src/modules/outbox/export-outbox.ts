import { ClickHouseError } from '@clickhouse/client'
import type { Deps } from '../../deps.ts'
import { clickhouseFailure, isUnavailable } from '../../db/clickhouse-errors.ts'
import { assignBatches, finishBatch, listBatches, loadBatch } from './outbox-repository.ts'
import type { OutboxBatch } from './outbox-repository.ts'
import { toRows } from './outbox-lines.ts'

// Exactly once: the boundaries of a batch are committed before it is sent, so whoever sends it again, after whatever crash,
// sends the same rows under the same deduplication token, and ClickHouse keeps one copy.

const limits = { rows: 20_000, bytes: 8_000_000 }
const firstPauseMs = 500
const longestPauseMs = 30_000

export type ExportDeps = Pick<Deps, 'db' | 'clickhouse' | 'wake' | 'log'>

interface Pace { failures: number; pausedUntil: number; readonly running: Map<string, Promise<{ exported: number }>> }
const paces = new WeakMap<object, Pace>()

/**
 * Copies everything that waits in the outbox of a workspace to ClickHouse; a second call joins the one under way. What is written
 * meanwhile is left for the next call, or ClickHouse would be given a part after the other without a pause. While ClickHouse is away it returns at once and wakes itself later, with growing pauses: nothing is lost, and nobody waits here. Throws for a batch
 * that ClickHouse refuses, after the others are through.
 */
export function exportOutbox(deps: ExportDeps, workspaceId: string): Promise<{ exported: number }> {
  const pace = paces.get(deps.clickhouse) ?? { failures: 0, pausedUntil: 0, running: new Map() }
  paces.set(deps.clickhouse, pace)
  const running = pace.running.get(workspaceId)
  if (running) return running
  const started = exportUnlessPaused(deps, workspaceId, pace).finally(() => { pace.running.delete(workspaceId) })
  pace.running.set(workspaceId, started)
  return started
}

async function exportUnlessPaused(deps: ExportDeps, workspaceId: string, pace: Pace): Promise<{ exported: number }> {
  const wait = pace.pausedUntil - performance.now()
  if (wait > 0) {
    deps.wake.wakeAt('outbox.export', workspaceId, Date.now() + wait)
    return { exported: 0 }
  }
  try {
    const exported = await exportRounds(deps, workspaceId)
    pace.failures = 0
    return { exported }
  } catch (error) {
    if (!isUnavailable(error)) throw error
    const pauseMs = Math.min(firstPauseMs * 2 ** pace.failures, longestPauseMs)
    pace.failures += 1
    pace.pausedUntil = performance.now() + pauseMs
    deps.wake.wakeAt('outbox.export', workspaceId, Date.now() + pauseMs)
    deps.log.warn({ err: error, pauseMs }, 'ClickHouse is not available: what it should get waits in the outbox')
    return { exported: 0 }
  }
}

async function exportRounds(deps: ExportDeps, workspaceId: string): Promise<number> {
  let exported = 0
  const refused = new Map<number, unknown>()
  for (;;) {
    const { isMore } = await deps.db.withWorkspace(workspaceId, (tx) => assignBatches(tx, limits), { isOneExchange: true })
    // Batches a crash left behind come first: they are listed with the new ones, in the order of their numbers.
    const batches = (await deps.db.withWorkspace(workspaceId, listBatches, { isOneExchange: true })).filter(({ batch }) => !refused.has(batch))
    for (const batch of batches) {
      try {
        exported += await exportBatch(deps, workspaceId, batch)
      } catch (error) {
        if (isUnavailable(error)) throw error
        refused.set(batch.batch, error)
      }
    }
    if (!isMore) break
  }
  const [first] = refused
  if (first) throw new Error(`ClickHouse refuses ${refused.size} batches of the outbox, the first is ${first[0]}`, { cause: first[1] })
  return exported
}

/** Sends one batch and forgets it; returns its rows, 0 when another exporter has finished it meanwhile. */
export async function exportBatch(deps: ExportDeps, workspaceId: string, batch: OutboxBatch): Promise<number> {
  const chunks = await deps.db.withWorkspace(workspaceId, (tx) => loadBatch(tx, batch.batch), { isOneExchange: true })
  if (chunks.length === 0) return 0
  const payloads = chunks.map((chunk) => batch.target === 'segment_changes' || batch.target === 'list_members' ? toRows(chunk.payload) : chunk.payload)
  await insertOnce(deps, batch, payloads.join('\n'))
  FAILPOINT: await globalThis.failpoint?.('exported')
  const isOurs = await deps.db.withWorkspace(workspaceId, (tx) => finishBatch(tx, batch), { isOneExchange: true })
  return isOurs ? chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0) : 0
}

async function insertOnce({ clickhouse }: ExportDeps, { batch, target }: OutboxBatch, lines: string): Promise<void> {
  try {
    await clickhouse.command({
      // The table is one of a fixed list; its name cannot be a parameter.
      query: `INSERT INTO ${target} SETTINGS async_insert=0, insert_deduplicate=1, insert_deduplication_token='${target}:${batch}', input_format_parallel_parsing=0, date_time_input_format='best_effort' FORMAT JSONEachRow\n${lines}`,
    })
  } catch (error) {
    const failure = clickhouseFailure(error)
    // The message of a refusal quotes the row: that must not reach a log.
    throw failure instanceof ClickHouseError ? new Error(`ClickHouse error ${failure.code} ${failure.type ?? ''} on ${target}`) : failure
  }
}
