import { isAttributePath } from '../../model/attribute-path.ts'
import { diagnosticOf, type Problem } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { parseLocalDate, parseTimeOfDay } from '../../model/local-time.ts'
import { entryNodeId } from '../../document/journey-document.ts'
import type { Entry } from '../../document/entry.ts'
import { isPercent } from '../../model/percent.ts'
import { checkWaitDuration } from '../../nodes/wait-duration.ts'
import { messageEvents } from '../../segment/message-condition.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** What the shape of an entry cannot say: days that exist, rules and durations that mean something. */
export function checkEntry({ document: { entry } }: JourneyGraph): Diagnostic[] {
  const problems = [...triggerProblems(entry.trigger), ...reentryProblems(entry), ...holdoutProblems(entry)]
  return problems.map((problem) => diagnosticOf(problem, { nodeId: entryNodeId }))
}

/** The shape of a rule; whether it ever comes about is told where schedules are kept. */
const recurrence = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$/

function triggerProblems(trigger: Entry['trigger']): Problem[] {
  switch (trigger.kind) {
    case 'schedule': return [
      ...(isLocalMoment(trigger.start) ? [] : [{ code: 'SCHEDULE_START_INVALID', params: { value: trigger.start } } as const]),
      ...(trigger.rule === undefined || recurrence.test(trigger.rule) ? [] : [{ code: 'SCHEDULE_RULE_INVALID', params: { value: trigger.rule } } as const]),
    ]
    case 'date': return [
      ...(isAttributePath(trigger.path) ? [] : [{ code: 'ENTRY_PATH_INVALID', params: { path: trigger.path } } as const]),
      ...(trigger.offset === undefined ? [] : durationProblems('offset', trigger.offset.by)),
    ]
    case 'event': return trigger.event === messageEvents.sent ? [{ code: 'SENT_MOVES_NOBODY', params: { event: trigger.event } }] : []
    default: return []
  }
}

function isLocalMoment(text: string): boolean {
  const [day = '', time = ''] = text.split('T')
  return parseLocalDate(day) !== null && parseTimeOfDay(time) !== null
}

const reentryProblems = ({ reentry }: Entry): Problem[] => reentry.kind === 'afterTime' ? durationProblems('reentry', reentry.for) : []

const durationProblems = (field: string, value: string): Problem[] =>
  checkWaitDuration(field, value).length === 0 ? [] : [{ code: 'ENTRY_DURATION_INVALID', params: { field, value } }]

const holdoutProblems = ({ holdout }: Entry): Problem[] =>
  holdout === undefined || isPercent(holdout.percent) ? [] : [{ code: 'HOLDOUT_PERCENT_INVALID', params: { percent: holdout.percent } }]
