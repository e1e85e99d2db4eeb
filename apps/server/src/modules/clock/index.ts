// The clock of sandbox workspaces.
import { advanceTestClock } from './procedures/advance-test-clock.ts'

export { walkClock } from './advance-clock.ts'
export type { ClockAdvance, ClockWalk } from './advance-clock.ts'

export const clockProcedures = [advanceTestClock] as const
