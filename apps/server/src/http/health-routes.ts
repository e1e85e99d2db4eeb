import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** /healthz: the process is up. /readyz: all data services answer. /metrics: Prometheus. */
export function registerHealthRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const checks = await Promise.all([
      answers(async () => { await deps.db.global('SELECT 1') }),
      answers(async () => { const pong = await deps.clickhouse.ping(); if (!pong.success) throw pong.error }),
    ])
    const [postgres, clickhouse] = checks
    const isReady = checks.every(Boolean)
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable', postgres, clickhouse })
  })
  app.get('/metrics', async (_request, reply) => {
    await Promise.all([measureQueueLag(deps), countStuckRuns(deps)])
    return reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics())
  })
}

async function answers(probe: () => Promise<void>): Promise<boolean> {
  return probe().then(() => true, () => false)
}

async function countStuckRuns(deps: Deps): Promise<void> {
  const rows = await deps.db.global<{ kind: string; runs: number }>('SELECT kind, runs FROM count_stuck_runs()')
  for (const row of rows) deps.metrics.stuckRuns.set({ kind: row.kind }, row.runs)
}

async function measureQueueLag(deps: Deps): Promise<void> {
  const rows = await deps.db.global<{ kind: string; seconds: number }>(`
    SELECT kind, seconds FROM measure_queue_lag() UNION ALL SELECT 'calendar.enter', coalesce(max(seconds), 0) FROM find_due_calendar()`)
  for (const row of rows) deps.metrics.queueLagSeconds.set({ queue: row.kind }, row.seconds)
}
