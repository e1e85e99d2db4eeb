// What the API offers about people and what they did.
import { changeSubscriptions } from './procedures/change-subscriptions.ts'
import { customerTimeline } from './procedures/customer-timeline.ts'
import { eraseCustomer } from './procedures/erase-customer.ts'
import { getCustomer } from './procedures/get-customer.ts'
import { listCustomers } from './procedures/list-customers.ts'
import { listEvents } from './procedures/list-events.ts'
import { recordEvent } from './procedures/record-event.ts'
import { upsertCustomer } from './procedures/upsert-customer.ts'

export { finishErasures } from './finish-erasures.ts'

export const profileProcedures = [listCustomers, upsertCustomer, getCustomer, eraseCustomer, customerTimeline, changeSubscriptions, recordEvent, listEvents] as const
