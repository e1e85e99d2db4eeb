import type { Command } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { changeTraits } from '../customers/index.ts'
import type { TraitsChange } from '../customers/index.ts'
import { queueMessages } from '../messages/index.ts'
import { writeOutboxText } from '../outbox/index.ts'
import { changeMemberships } from '../segments/index.ts'
import type { Plans } from './load-plans.ts'
import { changeLists } from './change-lists.ts'
import { changeSubscriptions } from './change-subscriptions.ts'
import { nodeVisits } from './node-visits.ts'
import { cutEventLoops, recordEvents } from './record-events.ts'
import { saveRuns } from './runs-repository.ts'
import { startJourneys } from './start-journeys.ts'
import type { SteppedRun } from './stepped-run.ts'
import { takeTurns } from './take-turns.ts'
import { endingsOf, tellParents } from './tell-parents.ts'

type QueuedMessage = Parameters<typeof queueMessages>[2]['rows'][number]

/**
 * Writes what the steps of a batch decided: states, messages, changed people with the memberships they change, events, other
 * journeys started, and the record of why, a handful of statements for the whole batch. `hasChangedPeople`: that may have led somebody into a journey, due at once.
 */
export async function writeSteps(deps: Deps, tx: Tx, given: { readonly steps: readonly SteppedRun[]; readonly plans: Plans; readonly now: number }): Promise<{ visits: number; hasChangedPeople: boolean }> {
  const { plans, now } = given
  const steps = await takeTurns(tx, cutEventLoops(given.steps, now), now)
  const moved = steps.filter((step) => step.trace.length > 0 || step.commands.length > 0)
  await saveRuns(tx, steps.map((step) => step.after), now)
  const messages = moved.flatMap((step) => messagesOf(step, plans))
  if (messages.length > 0) await queueMessages(deps, tx, { rows: messages, now })
  const changes = moved.flatMap(traitChangesOf)
  if (changes.length > 0) await changeMemberships(deps, tx, { now, change: () => changeTraits(deps, tx, { changes, now }) })
  const hasChangedLists = await changeLists(deps, tx, { steps: moved, now })
  await changeSubscriptions(deps, tx, { steps: moved, now })
  await recordEvents(deps, tx, { steps: moved, now })
  await startJourneys(deps, tx, { steps: moved, now })
  await tellParents(deps, tx, { endings: endingsOf(steps), now })
  await writeOutboxText(deps, tx, { target: 'node_visits', rows: moved.flatMap(visitsOf) })
  return { visits: moved.reduce((sum, step) => sum + enteredNodes(step), 0), hasChangedPeople: changes.length > 0 || hasChangedLists }
}

function visitsOf({ run, trace }: SteppedRun): string[] {
  return nodeVisits({ journeyId: run.journeyId, version: run.version, runId: run.id, customerId: run.customerId }, trace)
}

function enteredNodes({ trace }: SteppedRun): number {
  return trace.reduce((sum, decision) => sum + (decision.entered ? 1 : 0), 0)
}

function messagesOf({ run, commands }: SteppedRun, plans: Plans): QueuedMessage[] {
  return commands.filter(isMessage).map((command) => ({
    runId: run.id, visit: command.visit, journeyId: run.journeyId, version: run.version, nodeId: command.nodeId, customerId: run.customerId,
    command, isBulk: run.isBulk, templateVersion: command.kind === 'sendEmail' ? plans.of(run)?.templateVersions[command.templateId] ?? null : null, event: run.entry.event === null ? null : { name: run.entry.event.name, properties: run.entry.event.properties },
  }))
}

function isMessage(command: Command): command is Extract<Command, { kind: 'sendEmail' | 'callWebhook' }> {
  return command.kind === 'sendEmail' || command.kind === 'callWebhook'
}

function traitChangesOf({ run, commands }: SteppedRun): TraitsChange[] {
  return commands.flatMap((command) => command.kind === 'updateCustomer' ? [{ ...command, customerId: run.customerId }] : [])
}
