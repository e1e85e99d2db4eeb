import type { Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { RunState, RunSubject } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import { endedState } from './ended-state.ts'
import { runOn } from './run-on.ts'

/**
 * Starts a run and takes it as far as it goes without waiting. The first decision is the entry itself (node `entry`,
 * visit 0), so that the edge out of it is counted like any other and the trace says why the person is here.
 */
// eslint-disable-next-line max-params -- the engine's own signature: a step is a function of exactly these
export function startRun(plan: Plan, subject: RunSubject, facts: Facts, now: Instant): Step {
  const event = subject.event === null ? null : { name: subject.event.name, properties: subject.event.properties }
  const since = Math.min(now, subject.event?.occurredAt ?? now)
  const state: RunState = {
    engineVersion: 1, status: 'active', endReason: null, nodeId: null, visit: 0,
    enteredNodeAt: now, wakeAt: null, waitEvent: null, entry: { event },
    ...(plan.watch === undefined ? {} : { watchesFrom: since }),
    ...(plan.journeyIds === undefined || subject.runId === undefined ? {} : { runId: subject.runId }),
  }
  const edgeId = plan.start?.edgeId ?? null
  const inputs: JsonObject = subject.cause ?? causeOf(plan, event?.name)
  const entered = { nodeId: 'entry', visit: 0, at: now, entered: true, left: true, port: 'next', edgeId, isGoal: false, outcome: 'entered', inputs }
  if (plan.start === null) return { state: endedState(state, 'completed', 'end'), commands: [], trace: [entered] }
  return runOn({ plan, state, facts: { ...facts, customer: subject.customer }, now, since, commands: [], trace: [entered] }, plan.start.nodeId)
}

function causeOf({ entry: { trigger } }: Plan, event: string | undefined): JsonObject {
  if (trigger.kind === 'event') return { trigger: 'event', event: event ?? trigger.event }
  if (trigger.kind === 'date') return { trigger: 'date', path: trigger.path }
  return { trigger: trigger.kind, ...('segmentId' in trigger && trigger.segmentId !== null ? { segmentId: trigger.segmentId } : {}) }
}
