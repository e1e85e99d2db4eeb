// What happened: the log every event is stored in before anybody reads it.
export { callTypes, messageKey } from './incoming-call.ts'
export type { CallType, IncomingCall } from './incoming-call.ts'
export { appendEvents, appendEventsIn } from './append-events.ts'
export type { AppendResult } from './append-events.ts'
export { loadEventFacts } from './event-facts-repository.ts'
