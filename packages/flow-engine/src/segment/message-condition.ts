import type { EventCondition, EventLeaf, MessageCondition, PropertyCondition } from './rule-structure.ts'

/** Events the product records of the mails it sends, by what rules call it. Whoever records them and whoever asks for them reads this. */
export const messageEvents = {
  sent: 'Email Sent', opened: 'Email Opened', clicked: 'Email Clicked', bounced: 'Email Bounced', unsubscribed: 'Email Unsubscribed',
} as const satisfies Record<MessageCondition['message'], string>

/** Properties of those events that say which message it was about. */
export const messageProperties = { template: 'templateId', journey: 'workflowId', node: 'nodeId' } as const

/** A condition on messages as the condition on events it stands for: so both back ends, times and explanations know it already. */
export function eventsOfMessages({ message, count, within, ...about }: MessageCondition): EventCondition {
  const where = (['template', 'journey', 'node'] as const).flatMap((name): PropertyCondition[] => {
    const value = about[name]
    return value === undefined ? [] : [{ property: messageProperties[name], is: 'equals', value }]
  })
  return { event: messageEvents[message], count, ...(within === undefined ? {} : { within }), ...(where.length === 0 ? {} : { where }) }
}

/** What a leaf about events or messages asks of events. */
export const eventLeafOf = (leaf: EventLeaf | MessageCondition): EventLeaf => ('message' in leaf ? eventsOfMessages(leaf) : leaf)
