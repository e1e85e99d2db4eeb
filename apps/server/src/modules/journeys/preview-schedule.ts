import { compileJourney } from '@sendero/flow-engine'
import type { Diagnostic, JsonObject } from '@sendero/flow-engine'
import { scheduleFault, upcomingOccurrences } from '../calendar/index.ts'
import type { UpcomingOccurrence } from '../calendar/index.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { scheduleDiagnostic } from './check-schedule.ts'

export interface SchedulePreview { readonly timeZone: string; readonly occurrences: readonly UpcomingOccurrence[] }

const most = 5
/** What a trigger needs around it to be compiled like any other. */
const smallestJourney = { schemaVersion: 1, nodes: [{ id: 'end', kind: 'exit', config: {} }], edges: [{ id: 'edge', from: 'entry', port: 'next', to: 'end' }] }

/** When people of a zone, without one of the workspace, would enter next. Throws INVALID_INPUT with what is wrong with the trigger, in the words publishing would use. */
export async function previewSchedule(tx: Tx, given: { readonly trigger: JsonObject; readonly timeZone: string | undefined }): Promise<SchedulePreview> {
  const { workspace, now } = await loadWorkspace(tx)
  const timeZone = given.timeZone ?? workspace.timeZone
  const compiled = compileJourney({ ...smallestJourney, entry: { trigger: given.trigger, reentry: { kind: 'never' } } })
  const trigger = compiled.ok ? compiled.plan.entry.trigger : null
  if (trigger === null) throw refusal(compiled.diagnostics.find(({ severity }) => severity === 'error'))
  if (trigger.kind !== 'schedule' && trigger.kind !== 'date') throw refusal(undefined)
  const fault = trigger.kind === 'schedule' ? scheduleFault(trigger, { now, timeZone }) : null
  if (fault !== null && trigger.kind === 'schedule') throw refusal(scheduleDiagnostic(fault, trigger.rule))
  return { timeZone, occurrences: upcomingOccurrences(trigger, { now, timeZone, most }) }
}

function refusal(diagnostic: Diagnostic | undefined): AppError {
  const message = diagnostic?.message ?? 'Only a trigger of the kind schedule or date comes about by the calendar.'
  return new AppError('INVALID_INPUT', message, { errors: [{ path: 'trigger', message }], ...(diagnostic === undefined ? {} : { data: { diagnostics: [diagnostic] } }) })
}
