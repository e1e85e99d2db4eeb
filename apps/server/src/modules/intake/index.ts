// From what was received to who did it: identities, traits, events of people, and whatever they set off.
export { retryParkedEvents, takeInEvents } from './take-in-events.ts'
export { eventRow } from './event-row.ts'
export { upsertPeople } from './upsert-people.ts'
export type { AppliedPeople, PersonCall } from './apply-people.ts'
export type { ConsentWord } from './consent-word.ts'
export type { CallOutcome } from './draft-people.ts'
