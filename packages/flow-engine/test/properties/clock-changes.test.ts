import { describe, expect, it } from 'vitest'
import { addDuration, instantOfLocal, localParts, parseDuration, subtractDuration, type Duration, type WallTime } from '../../src/time.ts'

// Every change of the clocks in every zone this runtime knows, four years of them. What must be is found by looking at
// clocks on the wall, as the platform shows them, and at nothing of the engine.

const minute = 60_000
const quarter = 15 * minute
const hour = 60 * minute
const day = 24 * hour
const [from, until] = [Date.UTC(2024, 0), Date.UTC(2028, 0)]

interface Change { readonly timeZone: string; readonly at: number; readonly before: number; readonly after: number }

const clocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: number, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return clock.format(instant)
}

/** The wall as if it hung in Greenwich: `2026-03-29 02:30:00` is that time in UTC. */
const wallOf = (instant: number, timeZone: string): number => Date.parse(`${wallClock(instant, timeZone).replace(' ', 'T')}Z`)
const offsetOf = (instant: number, timeZone: string): number => wallOf(instant, timeZone) - instant

function changesOf(timeZone: string): Change[] {
  const changes: Change[] = []
  for (let at = from; at < until; at += 7 * day) {
    let [early, late] = [at, at + 7 * day]
    const [before, after] = [offsetOf(early, timeZone), offsetOf(late, timeZone)]
    if (before === after) continue
    while (late - early > minute) {
      const middle = early + Math.floor((late - early) / 2 / minute) * minute
      if (offsetOf(middle, timeZone) === before) early = middle
      else late = middle
    }
    changes.push({ timeZone, at: late, before, after })
  }
  return changes
}

const calendars = new Map(Intl.supportedValuesOf('timeZone').map((timeZone) => {
  const changes = changesOf(timeZone)
  return [JSON.stringify(changes.map(({ at, before, after }) => [at, before, after])), changes]
}))
const changes = [...calendars.values()].flat()

/** All instants at which the clock shows this time, near a change: none in a gap, two in an overlap. */
const showing = (wall: number, { timeZone, before, after }: Change): number[] =>
  [...new Set([wall - before, wall - after])].filter((instant) => wallOf(instant, timeZone) === wall).sort((a, b) => a - b)

/** The first time it is shown; when it is skipped, as long after the last quarter that was shown as the wall would count. */
function expectedInstant(wall: number, change: Change): number {
  for (let back = 0; ; back += quarter) {
    const [first] = showing(wall - back, change)
    if (first !== undefined) return first + back
  }
}

const lasting = (text: string): Duration => {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(text)
  return duration
}

const partsOf = (wall: number): WallTime => {
  const date = new Date(wall)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), millisecond: date.getUTCMilliseconds(),
  }
}

/** The quarters of an hour of five hours around a change, as the wall would count them without it. */
const around = ({ at, before }: Change): number[] => Array.from({ length: 21 }, (_, index) => at + before + (index - 10) * quarter)

// One zone speaks for all that change their clocks as it does.
const changing = [...calendars.values()].flatMap((each) => each[0] === undefined ? [] : [{ timeZone: each[0].timeZone, changes: each }])

describe('a change of the clocks', () => {
  it('is found in both directions, by whole and by half hours', () => {
    const steps = new Set(changes.map(({ before, after }) => (after - before) / hour))
    expect([...steps]).toEqual(expect.arrayContaining([1, -1, 0.5, -0.5]))
    expect(calendars.size).toBeGreaterThan(15)
  })

  it.each(changing)('in $timeZone: every time of that day is found where the clocks show it', ({ timeZone, changes: each }) => {
    for (const change of each) for (const wall of around(change)) expect(instantOfLocal(partsOf(wall), timeZone)).toBe(expectedInstant(wall, change))
  })

  it.each(changing)('in $timeZone: the clock reads as the platform shows it, before and after', ({ timeZone, changes: each }) => {
    for (const { at } of each) {
      for (let instant = at - 3 * hour - 1; instant <= at + 3 * hour; instant += quarter / 2) {
        expect(localParts(instant, timeZone)).toEqual({ ...partsOf(wallOf(Math.floor(instant / 1000) * 1000, timeZone)), millisecond: instant % 1000 })
      }
    }
  })

  // The product risk: twice a year "tomorrow at nine" comes an hour off, or a whole day.
  it.each(changing)('in $timeZone: a day later is the same time on the wall', ({ timeZone, changes: each }) => {
    for (const change of each) {
      for (const wall of around(change)) {
        const [start = Number.NaN] = showing(wall - day, { ...change, after: change.before })
        const end = addDuration(start, lasting('P1D'), timeZone)
        expect(end).toBe(expectedInstant(wall, change))
        expect(end - start).toBeGreaterThanOrEqual(22 * hour)
        expect(end - start).toBeLessThanOrEqual(26 * hour)
        expect(addDuration(start, lasting('PT24H'), timeZone)).toBe(start + day)
      }
    }
  })

  it.each(changing)('in $timeZone: a day earlier is the same time on the wall, read from the day after', ({ timeZone, changes: each }) => {
    for (const change of each) {
      for (const wall of around(change)) {
        const [start = Number.NaN] = showing(wall + day, { ...change, before: change.after })
        expect(subtractDuration(start, lasting('P1D'), timeZone)).toBe(expectedInstant(wall, change))
      }
    }
  })
})
