import { instantOfLocal, localParts } from '@sendero/flow-engine'

/** The instant at which the day of `now` began in the zone. Where the clock skips midnight it is the first moment of the day. */
export const localMidnight = (now: number, timeZone: string): number => instantOfLocal({ ...localParts(now, timeZone), hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone)
