import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Prometheus metrics of this process. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    eventsAccepted: new Counter({ name: 'sendero_events_accepted_total', help: 'Events stored, by source', labelNames: ['source'], registers: [registry] }),
    eventsTakenIn: new Counter({ name: 'sendero_events_taken_in_total', help: 'Events processed by intake', registers: [registry] }),
    runsAdvanced: new Counter({ name: 'sendero_run_advances_total', help: 'Steps of runs committed', registers: [registry] }),
    nodeVisits: new Counter({ name: 'sendero_node_visits_total', help: 'Node visits committed', registers: [registry] }),
    messages: new Counter({ name: 'sendero_messages_total', help: 'Messages by channel and end state', labelNames: ['channel', 'state'], registers: [registry] }),
    jobErrors: new Counter({ name: 'sendero_job_errors_total', help: 'Failed batches by queue', labelNames: ['queue'], registers: [registry] }),
    jobSeconds: new Histogram({ name: 'sendero_job_seconds', help: 'Time of one batch by queue', labelNames: ['queue'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15], registers: [registry] }),
    stuckRuns: new Gauge({ name: 'sendero_stuck_runs', help: 'Runs that stand still because of a fault, or are late by more than a minute', labelNames: ['kind'], registers: [registry] }),
    queueLagSeconds: new Gauge({ name: 'sendero_queue_lag_seconds', help: 'Age of the oldest due work by queue', labelNames: ['queue'], registers: [registry] }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
