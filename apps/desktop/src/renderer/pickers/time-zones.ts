import { shownLocale, t } from '@sendero/i18n'

export interface ZoneOption { readonly value: string; readonly label: string; readonly description: string }

/** Every zone with its offset and time of day now; the label holds no underscore, so that it can be searched as it is spoken. */
export function zoneOptions(now: Date): ZoneOption[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => {
    const parts = new Intl.DateTimeFormat(shownLocale(), { timeZone: zone, timeZoneName: 'shortOffset', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now)
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
    return { value: zone, label: zone.replaceAll('_', ' '), description: t('{offset}, now {time}', { offset: part('timeZoneName'), time: `${part('hour')}:${part('minute')}` }) }
  })
}

/** The zone of this browser, as far as it says. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
