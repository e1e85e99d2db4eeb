import type { SendingRules, Workspace } from '../workspaces/index.ts'
import type { QueuedMessage } from './message.ts'

/** The sending rules a mail was made ready under. */
export interface MailRules extends SendingRules {
  /** Of the workspace: for people whose own is not known. */
  readonly timeZone: string
}

export const mailRulesOf = ({ sendingRules, timeZone }: Pick<Workspace, 'sendingRules' | 'timeZone'>): MailRules => ({ ...sendingRules, timeZone })

/** Marketing e-mail of journeys is under the rules. Transactional mail, webhooks and test sends are neither held back by them nor counted. */
export function isUnderRules({ channel, messageClass, journeyId, customerId }: Pick<QueuedMessage, 'channel' | 'messageClass' | 'journeyId' | 'customerId'>): boolean {
  return channel === 'email' && messageClass === 'marketing' && journeyId !== null && customerId !== null
}
