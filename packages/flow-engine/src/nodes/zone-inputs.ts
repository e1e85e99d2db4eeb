import type { Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'

/** Which zone a decision went by, and whether it had to be assumed because the person's own is not known. */
export function zoneInputs({ customer }: Facts): JsonObject {
  return { timeZone: customer.timeZone, ...(customer.isTimeZoneAssumed === true ? { isTimeZoneAssumed: true } : {}) }
}
