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
/** Days and times of the day by the clocks of a zone: skipped times give the first that is shown after them. */
export { instantAt, localDateText, parseLocalDate, parseTimeOfDay, plusDays, weekdayOf, type LocalDate } from './model/local-time.ts'
/** Parts of the day on some days of the week: whether one is open, and when it opens next. */
export { windowAt, type LocalWindow, type WindowState } from './model/local-window.ts'
/** The moment before or after a date, once or every year. */
export { dateValueOf, momentOf, nextYearly, type DateValue, type MomentRule } from './model/local-moment.ts'
/** How sentences call a duration. */
export { durationInWords } from './model/duration-in-words.ts'
