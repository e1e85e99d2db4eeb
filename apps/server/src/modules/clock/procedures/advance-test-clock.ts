import { z } from 'zod'
import { addDuration, isDuration, parseDuration, parseInstant } from '@sendero/flow-engine/time'
import { AppError } from '../../../errors/app-error.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import type { Workspace } from '../../workspaces/index.ts'
import { advanceClock } from '../advance-clock.ts'

const input = z.strictObject({
  by: z.string().max(100).refine(isDuration, 'Use an ISO 8601 duration such as P3D or PT12H.').optional(),
  to: z.iso.datetime({ offset: true, error: 'Use an RFC 3339 instant such as 2026-01-31T08:00:00Z.' }).optional(),
}).refine(({ by, to }) => (by === undefined) !== (to === undefined), 'Send either by or to.')

/** As far as waits can reach; beyond it instants end. */
const furthest = Date.UTC(2200, 0)

export const advanceTestClock = defineProcedure({
  id: 'testClock.advance',
  kind: 'mutation',
  permission: 'clock:write',
  summary: 'Move the clock of a sandbox workspace and run everything that falls due, in order',
  input,
  output: z.object({ now: z.string(), stepsRun: z.number().int(), messagesSent: z.number().int() }),
  rest: { method: 'POST', path: '/test-clock/advance', status: 200, tag: 'Test clock' },
  async run({ deps, workspaceId }, given) {
    const { now, stepsRun, messagesSent } = await advanceClock(deps, workspaceId, { target: (present, workspace) => targetOf(given, present, workspace) })
    return { now: instantText(now), stepsRun, messagesSent }
  },
})

/** Days and longer are counted in the calendar of the workspace, as waits count them in that of the customer. */
function targetOf({ by, to }: z.output<typeof input>, now: number, { timeZone }: Workspace): number {
  const duration = by === undefined ? null : parseDuration(by)
  const target = duration !== null ? addDuration(now, duration, timeZone) : to === undefined ? null : parseInstant(to)
  if (target === null || target > furthest) throw new AppError('INVALID_INPUT', 'That is further than the clock can go.')
  if (target < now) throw new AppError('INVALID_INPUT', `The clock only goes forward; it stands at ${instantText(now)}.`)
  return target
}
