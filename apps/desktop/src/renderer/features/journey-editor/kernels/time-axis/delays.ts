import { passingPort, type JourneyNode } from '@sendero/flow-engine/document'
import { addDuration, dateValueOf, momentOf, parseDuration, parseTimeOfDay, type Duration, type Instant } from '@sendero/flow-engine/time'

/** How long people stand in a step before they leave it by one of its ports, in milliseconds. */
export interface Delay {
  readonly least: number
  /** Null without an upper limit. */
  readonly most: number | null
  /** How far clock changes may move both ends: a day where clocks change is 23 or 25 hours. */
  readonly slack: number
  /** Whenever they came: they leave no later than so long after now. */
  readonly notAfter?: number
}

const hour = 3_600_000
const day = 24 * hour
const year = 366 * day

export const atOnce: Delay = { least: 0, most: 0, slack: 0 }
const anyTime: Delay = { least: 0, most: null, slack: 0 }

/** The stay in a step that leads out by a port. What is not filled in yet may last for any time. */
export function delayOf(node: JourneyNode, port: string, now: Instant): Delay {
  if (node.skipped === true) return port === passingPort(node) ? atOnce : anyTime
  switch (node.kind) {
    case 'wait': return lengthOf(node.config.for)
    case 'waitForEvent': return port === 'timeout' ? lengthOf(node.config.timeout) : upTo(lengthOf(node.config.timeout))
    case 'waitForSegment': return port === 'timeout' ? lengthOf(node.config.timeout) : upTo(lengthOf(node.config.timeout))
    case 'startJourney':
      if (!node.config.wait) return atOnce
      return port === 'timeout' ? lengthOf(node.config.timeout) : upTo(lengthOf(node.config.timeout))
    case 'waitUntil': return port === 'missed' ? atOnce : untilDate(node.config, now)
    case 'waitForWindow': return untilOpen(node.config)
    // Whose turn is when depends on how many others come.
    case 'throttle': return anyTime
    default: return atOnce
  }
}

const upTo = ({ most, slack }: Delay): Delay => ({ least: 0, most, slack })

const lengths = new Map<string, Delay>()
const mostKnown = 1000

/** The shortest and the longest a duration can be by any calendar: a month has 28 to 31 days. */
function lengthOf(text: string): Delay {
  const known = lengths.get(text)
  if (known !== undefined) return known
  const duration = parseDuration(text)
  const delay = duration === null ? anyTime : measured(duration)
  if (lengths.size >= mostKnown) lengths.clear()
  lengths.set(text, delay)
  return delay
}

/** From every day of eight years, two of them leap years: months and years differ, and so may the day they fall back to. */
function measured(duration: Duration): Delay {
  const slack = duration.years + duration.months + duration.weeks + duration.days > 0 ? hour : 0
  const ends = duration.years + duration.months === 0 ? [addDuration(0, duration, 'UTC')] : Array.from({ length: 8 * 366 }, (_, at) => addDuration(firstDay + at * day, duration, 'UTC') - firstDay - at * day)
  return { least: Math.min(...ends), most: Math.max(...ends), slack }
}

const firstDay = Date.UTC(2024, 0, 1)

type WaitUntil = Extract<JourneyNode, { kind: 'waitUntil' }>['config']

/** The earliest and the latest clocks on earth; a day where people are begins and ends between. */
const zones = ['Etc/GMT+12', 'Pacific/Kiritimati']

function untilDate({ date, offset, time, yearly }: WaitUntil, now: Instant): Delay {
  // It comes back within a year, and clocks may change until then.
  if (yearly) return { least: 0, most: year, slack: day }
  if (date.from !== 'fixed') return anyTime
  const latest = latestMoment({ date, offset, time })
  return latest === null ? anyTime : { least: 0, most: Math.max(0, latest - now), slack: 0, notAfter: Math.max(0, latest - now) }
}

/** When a fixed day has come for everybody, wherever they are; null while it is none. */
export function latestMoment({ date, offset, time }: Pick<WaitUntil, 'date' | 'offset' | 'time'>): Instant | null {
  const value = date.from === 'fixed' ? dateValueOf(date.day) : null
  if (value === null || (offset !== undefined && parseDuration(offset.by) === null)) return null
  const rule = { offset: offset ?? null, timeOfDay: time === undefined ? null : parseTimeOfDay(time) }
  return Math.max(...zones.map((zone) => momentOf(value, rule, zone)))
}

type Window = Extract<JourneyNode, { kind: 'waitForWindow' }>['config']

const week = 7 * 24 * 60
/** Minutes that a change of clocks may leave out, and then some. */
const shortest = 120

/** At most as long as the window is ever closed in a week. */
function untilOpen({ weekdays, from, to }: Window): Delay {
  const [opens, closes] = [parseTimeOfDay(from), parseTimeOfDay(to)]
  if (opens === null || closes === null || weekdays.length === 0) return anyTime
  const length = closes > opens ? closes - opens : closes + 24 * 60 - opens
  const starts = [...new Set(weekdays)].map((weekday) => (weekday - 1) * 24 * 60 + opens).sort((a, b) => a - b)
  const gaps = starts.map((start, at) => (starts[at + 1] ?? (starts[0] ?? 0) + week) - start - length)
  const closed = Math.max(0, ...gaps)
  // A clock that goes forward may leave out a short window altogether: then the next one counts.
  const leftOut = length <= shortest ? Math.max(...gaps) + length : 0
  return { least: 0, most: closed * 60_000, slack: closed === 0 ? 0 : hour + leftOut * 60_000 }
}
