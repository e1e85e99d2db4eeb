// What ClickHouse has is a copy: compared with its truth, and made anew from it.
export { reconcile } from './reconcile.ts'
export type { TableBalance } from './reconcile.ts'
export { rebuildAnalytics } from './rebuild-analytics.ts'
