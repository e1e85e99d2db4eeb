import { getCustomerTrace } from './procedures/get-customer-trace.ts'
import { getJourneyMetrics } from './procedures/get-journey-metrics.ts'
import { listNodeCustomers } from './procedures/list-node-customers.ts'

// What happened in journeys, computed from stored rows: numbers per node, who stands where, and why.
export type { JourneyNumbers, NodeNumbers } from './node-metrics.ts'
export type { Trace } from './trace-of.ts'
export { visitsOfCustomer } from './visits-of-customer.ts'
export type { NodeVisit } from './node-visit.ts'
export { createJourneyFeeds } from './journey-feeds.ts'
export type { FeedMessage, JourneyFeeds } from './journey-feeds.ts'
export { reconcile } from './reconcile.ts'
export type { TableBalance } from './reconcile.ts'

export const analyticsProcedures = [getJourneyMetrics, listNodeCustomers, getCustomerTrace] as const
