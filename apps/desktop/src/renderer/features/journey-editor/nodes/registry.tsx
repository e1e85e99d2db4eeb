import type { NodeKind } from '@sendero/flow-engine/document'
import { CircleStop, Flag, Mail, Percent, Split, Timer, TimerReset, UserPen, Webhook } from 'lucide-react'
import { EmailForm } from './email/Form.tsx'
import { emailSummary } from './email/summary.ts'
import { ExitForm } from './exit/Form.tsx'
import { GoalForm } from './goal/Form.tsx'
import { goalSummary } from './goal/summary.ts'
import type { AnyNode, NameOf, NodeView } from './node-view.ts'
import { SplitPercentForm } from './split-percent/Form.tsx'
import { splitPercentSummary } from './split-percent/summary.ts'
import { SplitRulesForm } from './split-rules/Form.tsx'
import { splitRulesSummary } from './split-rules/summary.ts'
import { UpdateCustomerForm } from './update-customer/Form.tsx'
import { updateCustomerSummary } from './update-customer/summary.ts'
import { WaitForEventForm } from './wait-for-event/Form.tsx'
import { waitForEventSummary } from './wait-for-event/summary.ts'
import { WaitForm } from './wait/Form.tsx'
import { waitSummary } from './wait/summary.ts'
import { WebhookForm } from './webhook/Form.tsx'
import { webhookSummary } from './webhook/summary.ts'

/** Every node kind of the engine. A kind without a view does not compile. */
export const nodeViews: { readonly [Kind in NodeKind]: NodeView<Kind> } = {
  email: { kind: 'email', title: 'E-mail', group: 'message', icon: Mail, hint: 'Send a mail from a template', synonyms: ['mail', 'message', 'newsletter', 'send', 'text'], summary: emailSummary, Form: EmailForm },
  webhook: { kind: 'webhook', title: 'Webhook', group: 'message', icon: Webhook, hint: 'Call an address of yours', synonyms: ['api', 'http', 'call', 'request', 'slack', 'crm'], summary: webhookSummary, Form: WebhookForm },
  wait: { kind: 'wait', title: 'Wait', group: 'wait', icon: Timer, hint: 'Hold people for a while', synonyms: ['delay', 'pause', 'sleep', 'time'], summary: waitSummary, Form: WaitForm },
  waitForEvent: { kind: 'waitForEvent', title: 'Wait for event', group: 'wait', icon: TimerReset, hint: 'Until they do something, or time is up', synonyms: ['until', 'listen', 'event', 'timeout'], summary: waitForEventSummary, Form: WaitForEventForm },
  splitRules: { kind: 'splitRules', title: 'Split by rules', group: 'decide', icon: Split, hint: 'The first branch whose rule holds', synonyms: ['if', 'condition', 'branch', 'decision', 'filter', 'segment'], summary: splitRulesSummary, Form: SplitRulesForm },
  splitPercent: { kind: 'splitPercent', title: 'Split by percent', group: 'decide', icon: Percent, hint: 'Divide people by chance', synonyms: ['ab test', 'a/b', 'experiment', 'random', 'holdout'], summary: splitPercentSummary, Form: SplitPercentForm },
  updateCustomer: { kind: 'updateCustomer', title: 'Update customer', group: 'data', icon: UserPen, hint: 'Set or remove attributes', synonyms: ['profile', 'trait', 'attribute', 'set', 'tag'], summary: updateCustomerSummary, Form: UpdateCustomerForm },
  goal: { kind: 'goal', title: 'Goal', group: 'flow', icon: Flag, hint: 'Count as converted, and end', synonyms: ['conversion', 'success', 'win'], summary: goalSummary, Form: GoalForm },
  exit: { kind: 'exit', title: 'Exit', group: 'flow', icon: CircleStop, hint: 'End the journey', synonyms: ['end', 'stop', 'finish', 'leave'], summary: () => 'Ends the journey', Form: ExitForm },
}

/** In the order palettes show them. */
export const allNodeViews: readonly NodeView<NodeKind>[] = Object.values(nodeViews) as unknown as readonly NodeView<NodeKind>[]

/** The view of a node, for its own config: kind and config belong together, which an index into the views cannot say. */
export function viewOf(node: { readonly kind: NodeKind }): NodeView<NodeKind> {
  return nodeViews[node.kind] as unknown as NodeView<NodeKind>
}

export function nodeTitle(node: AnyNode): string {
  const name = node.name?.trim() ?? ''
  return name === '' ? viewOf(node).title : name
}

export function nodeSummary(node: AnyNode, nameOf: NameOf): string {
  return viewOf(node).summary(node.config, nameOf)
}
