import type { ConsentStatus } from '../model/channel.ts'
import type { Facts, UnreachableReason } from '../model/facts.ts'
import type { ConsentCondition, ReachableCondition } from './rule-structure.ts'

// Who asks without having loaded what somebody said would mail people who never wanted to hear of us, or nobody. So that is a
// bug that shows, never an answer.

/** What stands about a channel; null where nobody ever said anything. Throws when it was not loaded. */
export function consentOf({ consent }: Pick<ConsentCondition, 'consent'>, { consents }: Pick<Facts, 'consents'>): ConsentStatus | null {
  const status = consents?.get(consent)
  if (status === undefined) throw new Error('What somebody said about a channel is asked for, and was not loaded')
  return status
}

export const consentHolds = (condition: ConsentCondition, facts: Pick<Facts, 'consents'>): boolean => (consentOf(condition, facts) ?? 'unknown') === condition.is

/** Why a channel does not reach somebody; null where it does. Throws when it was not loaded. */
export function unreachableReason({ reachable }: ReachableCondition, { channels }: Pick<Facts, 'channels'>): UnreachableReason | null {
  const reason = channels?.get(reachable)
  if (reason === undefined) throw new Error('Whether a channel reaches somebody is asked for, and was not loaded')
  return reason
}
