// The door to what rules ask about mails of the product: which events are recorded of them, and how a condition on messages is one on those.

/** What happened with mails, by template, journey or step. */
export type { MessageCondition } from './segment/rule.ts'
/** The names of the events the product records, and those of their properties that say which mail it was. */
export { eventLeafOf, messageEvents, messageProperties } from './segment/message-condition.ts'
/** What explainRule looks at: when a mail was last sent as well. */
export { explanationNeeds } from './segment/rule-needs.ts'
