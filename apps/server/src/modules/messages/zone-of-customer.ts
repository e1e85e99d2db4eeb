import { isTimeZone, localParts } from '@sendero/flow-engine/time'

/** Stored with the message: by whose clock its hour was judged. */
export interface RuleInputs { readonly timeZone: string; readonly timeZoneOf: 'customer' | 'workspace' }

/** The customer's own time zone where it is known and one, else that of the workspace. */
export function zoneOfCustomer(own: string | null, ofWorkspace: string): RuleInputs {
  return own !== null && isTimeZone(own) ? { timeZone: own, timeZoneOf: 'customer' } : { timeZone: ofWorkspace, timeZoneOf: 'workspace' }
}

/** `until 2026-03-02 09:00 in Europe/Berlin`, and why it is that zone where it is not their own. */
export function untilInWords(instant: number, { timeZone, timeZoneOf }: RuleInputs): string {
  const { year, month, day, hour, minute } = localParts(instant, timeZone)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `until ${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)} in ${timeZone}${timeZoneOf === 'workspace' ? ', the time zone of the workspace: their own is not known' : ''}`
}
