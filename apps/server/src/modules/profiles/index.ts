// What the API offers about people and what they did.
import { changeSubscriptions } from './procedures/change-subscriptions.ts'
import { countCustomers } from './procedures/count-customers.ts'
import { customerTimeline } from './procedures/customer-timeline.ts'
import { eraseCustomer } from './procedures/erase-customer.ts'
import { getCustomer } from './procedures/get-customer.ts'
import { getEvent } from './procedures/get-event.ts'
import { listCustomers } from './procedures/list-customers.ts'
import { listEvents } from './procedures/list-events.ts'
import { listJourneysOfCustomer } from './procedures/list-journeys-of-customer.ts'
import { listListsOfCustomer } from './procedures/list-lists-of-customer.ts'
import { listMemberships } from './procedures/list-memberships.ts'
import { recordEvent } from './procedures/record-event.ts'
import { suppressCustomer, unsuppressCustomer } from './procedures/suppress-customer.ts'
import { updateCustomer } from './procedures/update-customer.ts'
import { upsertCustomer } from './procedures/upsert-customer.ts'

export { exportCustomer } from './export-customer.ts'
export { finishErasures } from './finish-erasures.ts'

export const profileProcedures = [
  listCustomers, countCustomers, upsertCustomer, getCustomer, updateCustomer, eraseCustomer, customerTimeline, listMemberships, listListsOfCustomer, listJourneysOfCustomer,
  changeSubscriptions, suppressCustomer, unsuppressCustomer, recordEvent, listEvents, getEvent,
] as const
