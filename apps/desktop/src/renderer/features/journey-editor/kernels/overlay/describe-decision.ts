import { quoted, text, told, when, type Tell, type Telling, type ToldDecision } from './decision-facts.ts'
import type { TracedDecision } from './person-path.ts'
import { converted, emitted, entered, exited, failed, notEntered, notRecorded, queued, started, stuck, updated } from './tell-run.ts'
import { inWindow, letOn, missed, queuedUp, returned, segment, timeout, waited, waiting } from './tell-wait.ts'
import { branch, heldOut, jumped, otherwise, tooMany, unreachable } from './tell-way.ts'

/** What one decision says about a person, in words. */
export function describeDecision(decision: TracedDecision, telling: Telling): ToldDecision {
  return (tellers[decision.outcome] ?? unknown)(decision.inputs, decision, telling)
}

const unknown: Tell = (_, { outcome }) => told(`Decided: ${outcome}.`)

const event: Tell = (inputs, _, telling) => told(`Did ${quoted(inputs['event'])} on ${when(inputs['occurredAt'], telling)}, in time.`)

const ignored: Tell = (inputs, _, telling) =>
  told(`Did ${quoted(inputs['event'])} on ${when(inputs['occurredAt'], telling)}, which does not count: ${text(inputs['reason']) === 'afterTimeout' ? 'time was up already' : 'that was before they came here'}.`)

const tellers: Readonly<Record<string, Tell>> = {
  entered, notEntered, queued, waiting, waited, event, timeout, ignored, missed, inWindow, segment, queuedUp, letOn, started, returned,
  branch, else: otherwise, heldOut, tooMany, unreachable, jumped, updated, emitted, notRecorded, converted, exited, failed, stuck,
}
