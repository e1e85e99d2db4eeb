import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { loadSubscriptions, setSubscription } from '../customers/index.ts'
import type { SubscriptionChange } from '../customers/index.ts'
import { changeMemberships } from '../segments/index.ts'
import type { SteppedRun } from './stepped-run.ts'

/** Subscribes and unsubscribes people as steps of journeys ask. A journey never overrules somebody who has unsubscribed. */
export async function changeSubscriptions(deps: Deps, tx: Tx, { steps, now }: { readonly steps: readonly SteppedRun[]; readonly now: number }): Promise<void> {
  const changes = steps.flatMap(changesOf)
  if (changes.length === 0) return
  const subscribing = changes.filter(({ status }) => status === 'subscribed').map(({ customerId }) => customerId)
  const current = await loadSubscriptions(tx, subscribing, 'email')
  const allowed = changes.filter(({ customerId, status }) => status !== 'subscribed' || current.get(customerId)?.status !== 'unsubscribed')
  if (allowed.length > 0) await changeMemberships(deps, tx, { change: () => setSubscription(deps, tx, { changes: allowed, now }), now })
}

function changesOf({ run, commands }: SteppedRun): SubscriptionChange[] {
  return commands.flatMap((command): SubscriptionChange[] => command.kind !== 'changeSubscription' ? [] : [{
    customerId: run.customerId, channel: command.channel, status: command.status, source: 'journey',
    evidence: { workflowId: toPublicId('journey', run.journeyId), runId: toPublicId('run', run.id), nodeId: command.nodeId },
  }])
}
