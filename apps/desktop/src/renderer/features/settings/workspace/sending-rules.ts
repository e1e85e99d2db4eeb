import { parseDuration } from '@sendero/flow-engine/time'
import { t } from '@sendero/i18n'
import type { WorkspaceSettings } from './workspace-settings.ts'

export type FrequencyCap = WorkspaceSettings['frequencyCaps'][number]
export type QuietHours = NonNullable<WorkspaceSettings['quietHours']>

export const mostCaps = 5
export const newCap: FrequencyCap = { channel: 'email', most: 2, within: 'P7D' }
export const newHours: QuietHours = { from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }

export const weekdays = [t('Mon'), t('Tue'), t('Wed'), t('Thu'), t('Fri'), t('Sat'), t('Sun')] as const

const dayHours = 24

/** What is wrong with the length of a cap; undefined when nothing is. The server says the same, but not of which row. */
export function lengthProblem(within: string): string | undefined {
  const duration = parseDuration(within)
  if (duration === null) return t('Say how long.')
  const hours = (duration.weeks * 7 + duration.days) * dayHours + duration.hours + duration.minutes / 60
  return duration.years + duration.months > 0 || hours < 1 || hours > 31 * dayHours ? t('From 1 hour to 31 days.') : undefined
}

/** What the end of a window means where it does not lie after the beginning: of itself, and for the days beside it. */
export function endInWords({ from, to }: Pick<QuietHours, 'from' | 'to'>): { readonly end: string; readonly days: string } | null {
  if (from === '' || to === '' || to > from) return null
  return { end: from === to ? t('All day long.') : t('Of the day after.'), days: t('The days it begins on.') }
}
