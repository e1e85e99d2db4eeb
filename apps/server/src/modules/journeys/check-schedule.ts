import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic, JsonObject, JsonValue, Plan } from '@sendero/flow-engine'
import { scheduleFault } from '../calendar/index.ts'
import type { ScheduleFault } from '../calendar/index.ts'
import { serverDiagnostic } from './server-diagnostics.ts'

interface Given {
  readonly document: JsonObject
  /** What people enter by now. */
  readonly published: JsonObject | null
  readonly now: number
  readonly timeZone: string
}

/** A schedule by which nobody would ever enter. Of one that is published already and has run out, only a word is said: people may still be inside. */
export function checkSchedule({ entry: { trigger } }: Plan, { document, published, now, timeZone }: Given): Diagnostic[] {
  const fault = trigger.kind === 'schedule' ? scheduleFault(trigger, { now, timeZone }) : null
  if (trigger.kind !== 'schedule' || fault === null) return []
  const diagnostic = scheduleDiagnostic(fault, trigger.rule)
  const isStanding = published !== null && isDeepStrictEqual(triggerOf(published), triggerOf(document))
  return [fault.kind === 'over' && isStanding ? { ...diagnostic, severity: 'warning' } : diagnostic]
}

export function scheduleDiagnostic(fault: ScheduleFault, rule: string | null): Diagnostic {
  const entry = { id: 'entry', name: '' }
  switch (fault.kind) {
    case 'refused': return serverDiagnostic('SCHEDULE_REFUSED', entry, { reason: fault.reason })
    case 'never': return serverDiagnostic('SCHEDULE_NEVER', entry, { rule: rule ?? '' })
    case 'over': return serverDiagnostic('SCHEDULE_OVER', entry, { first: fault.first })
  }
}

function triggerOf({ entry }: JsonObject): JsonValue | undefined {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry['trigger'] : undefined
}
