import type { DurationUnit } from '@sendero/ui'

/** The units a wait is said in. */
export const waitUnits: readonly DurationUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months']
