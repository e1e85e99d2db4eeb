// The door to time as journeys count it: instants in milliseconds, durations by the calendar of a zone.
export type { Instant } from './model/instant.ts'
/** ISO 8601 durations: calendar parts follow a zone, hours and less are exact. Null for what is none; never throws. */
export { isDuration, parseDuration, type Duration } from './model/duration.ts'
/** Moves an instant by the calendar of a zone: a day over a clock change is 23 or 25 hours, a month falls back to its last day. */
export { addDuration, subtractDuration } from './model/add-duration.ts'
/** ISO dates (midnight UTC) and RFC 3339 instants to milliseconds; null for anything else. */
export { isInstantText, parseInstant, type WallTime } from './model/instant-text.ts'
/** IANA zones of this runtime, what their clocks show, and when they show it. */
export { instantOfLocal, isTimeZone, localParts } from './model/time-zone.ts'
/** How sentences call a duration. */
export { durationInWords } from './model/duration-in-words.ts'
