import { addDuration, instantOfLocal, localParts } from '@sendero/flow-engine/time'

const hours = [8, 12, 16, 20]
const minute = 10

/**
 * When the shop is looked at, between two instants, the last included: four times a day by its own clock. Waits of days and of four
 * hours end at such a time too, so that everything that happens falls together in a few hundred instants instead of many thousands.
 */
export function demoStops({ start, end, timeZone }: { readonly start: number; readonly end: number; readonly timeZone: string }): number[] {
  const stops: number[] = []
  for (let day = start; day <= addDuration(end, oneDay, timeZone); day = addDuration(day, oneDay, timeZone)) {
    const wall = localParts(day, timeZone)
    for (const hour of hours) stops.push(instantOfLocal({ ...wall, hour, minute, second: 0, millisecond: 0 }, timeZone))
  }
  return [...stops.filter((stop) => stop > start && stop < end), end]
}

const oneDay = { years: 0, months: 0, weeks: 0, days: 1, hours: 0, minutes: 0, seconds: 0 }
