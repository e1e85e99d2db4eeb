import { getCustomerTrace } from './procedures/get-customer-trace.ts'
import { getJourneyMetrics } from './procedures/get-journey-metrics.ts'
import { listJourneys } from './procedures/list-journeys.ts'
import { listNodeCustomers } from './procedures/list-node-customers.ts'
import { listNodeFailures } from './procedures/list-node-failures.ts'
import { listFaults, retryStuck } from './procedures/stuck-people.ts'
import { listPeople } from './procedures/list-people.ts'

// What happened in journeys, computed from stored rows: numbers per node, who stands where, and why.
export type { JourneyNumbers, NodeNumbers } from './node-metrics.ts'
export type { Trace } from './trace-of.ts'
export { visitsOfCustomer } from './visits-of-customer.ts'
export type { NodeVisit } from './node-visit.ts'
export { createJourneyFeeds } from './journey-feeds.ts'
export type { FeedMessage, FeedRange, JourneyFeeds } from './journey-feeds.ts'
export { feedRangeSchema } from './procedures/range-input.ts'

export const analyticsProcedures = [listJourneys, getJourneyMetrics, listNodeCustomers, listNodeFailures, listPeople, getCustomerTrace, listFaults, retryStuck] as const
