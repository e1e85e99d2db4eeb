import type { NodeKind } from '@sendero/flow-engine/document'
import { AlarmClock, Bell, CalendarClock, ChartPie, CircleStop, CornerDownRight, Flag, FlaskConical, Funnel, Gauge, GitBranch, ListChecks, Mail, MailCheck, Megaphone, Percent, Split, Tag, Timer, TimerReset, TrendingUp, UserMinus, UserPen, Waypoints, Webhook, Zap } from 'lucide-react'
import { AdjustScoreForm } from './adjust-score/Form.tsx'
import { adjustScoreSummary } from './adjust-score/summary.ts'
import { EmailForm } from './email/Form.tsx'
import { emailSummary } from './email/summary.ts'
import { EmitEventForm } from './emit-event/Form.tsx'
import { emitEventSummary } from './emit-event/summary.ts'
import { ExitForm } from './exit/Form.tsx'
import { ExperimentForm } from './experiment/Form.tsx'
import { experimentSummary } from './experiment/summary.ts'
import { FrequencyGateForm } from './frequency-gate/Form.tsx'
import { frequencyGateSummary } from './frequency-gate/summary.ts'
import { GoalForm } from './goal/Form.tsx'
import { goalSummary } from './goal/summary.ts'
import { HoldoutForm } from './holdout/Form.tsx'
import { holdoutSummary } from './holdout/summary.ts'
import { JumpForm } from './jump/Form.tsx'
import { jumpSummary } from './jump/summary.ts'
import { ListForm } from './list/Form.tsx'
import { listSummary } from './list/summary.ts'
import type { AnyNode, NameOf, NodeView } from './node-view.ts'
import { NotifyTeamForm } from './notify-team/Form.tsx'
import { notifyTeamSummary } from './notify-team/summary.ts'
import { ReachableForm } from './reachable/Form.tsx'
import { reachableSummary } from './reachable/summary.ts'
import { SplitEventForm } from './split-event/Form.tsx'
import { splitEventSummary } from './split-event/summary.ts'
import { SplitPercentForm } from './split-percent/Form.tsx'
import { splitPercentSummary } from './split-percent/summary.ts'
import { SplitRulesForm } from './split-rules/Form.tsx'
import { splitRulesSummary } from './split-rules/summary.ts'
import { StartJourneyForm } from './start-journey/Form.tsx'
import { startJourneySummary } from './start-journey/summary.ts'
import { SubscribeForm } from './subscribe/Form.tsx'
import { subscribeSummary } from './subscribe/summary.ts'
import { TagForm } from './tag/Form.tsx'
import { tagSummary } from './tag/summary.ts'
import { ThrottleForm } from './throttle/Form.tsx'
import { throttleSummary } from './throttle/summary.ts'
import { UpdateCustomerForm } from './update-customer/Form.tsx'
import { updateCustomerSummary } from './update-customer/summary.ts'
import { WaitForm } from './wait/Form.tsx'
import { WaitForEventForm } from './wait-for-event/Form.tsx'
import { waitForEventSummary } from './wait-for-event/summary.ts'
import { WaitForSegmentForm } from './wait-for-segment/Form.tsx'
import { waitForSegmentSummary } from './wait-for-segment/summary.ts'
import { WaitForWindowForm } from './wait-for-window/Form.tsx'
import { waitForWindowSummary } from './wait-for-window/summary.ts'
import { WaitUntilForm } from './wait-until/Form.tsx'
import { waitUntilSummary } from './wait-until/summary.ts'
import { waitSummary } from './wait/summary.ts'
import { WebhookForm } from './webhook/Form.tsx'
import { webhookSummary } from './webhook/summary.ts'

/** Every node kind of the engine. A kind without a view does not compile. */
export const nodeViews: { readonly [Kind in NodeKind]: NodeView<Kind> } = {
  email: { kind: 'email', title: 'E-mail', group: 'message', icon: Mail, hint: 'Send a mail from a template', synonyms: ['mail', 'message', 'newsletter', 'send', 'text'], summary: emailSummary, Form: EmailForm },
  webhook: { kind: 'webhook', title: 'Webhook', group: 'message', icon: Webhook, hint: 'Call an address of yours', synonyms: ['api', 'http', 'call', 'request', 'crm'], summary: webhookSummary, Form: WebhookForm },
  notifyTeam: { kind: 'notifyTeam', title: 'Notify team', group: 'message', icon: Megaphone, hint: 'Tell your team in a channel of theirs', synonyms: ['slack', 'teams', 'chat', 'alert', 'internal', 'sales'], summary: notifyTeamSummary, Form: NotifyTeamForm },
  wait: { kind: 'wait', title: 'Wait', group: 'wait', icon: Timer, hint: 'Hold people for a while', synonyms: ['delay', 'pause', 'sleep', 'time'], summary: waitSummary, Form: WaitForm },
  waitUntil: { kind: 'waitUntil', title: 'Wait until date', group: 'wait', icon: CalendarClock, hint: 'Until a day, before or after it', synonyms: ['delay until', 'date', 'birthday', 'anniversary', 'renewal', 'appointment', 'day'], summary: waitUntilSummary, Form: WaitUntilForm },
  waitForWindow: { kind: 'waitForWindow', title: 'Wait for time window', group: 'wait', icon: AlarmClock, hint: 'Until the right time of the day and week', synonyms: ['business hours', 'office hours', 'quiet hours', 'weekday', 'weekend', 'send time', 'opening hours'], summary: waitForWindowSummary, Form: WaitForWindowForm },
  waitForEvent: { kind: 'waitForEvent', title: 'Wait for event', group: 'wait', icon: TimerReset, hint: 'Until they do something, or time is up', synonyms: ['until', 'listen', 'event', 'timeout'], summary: waitForEventSummary, Form: WaitForEventForm },
  waitForSegment: { kind: 'waitForSegment', title: 'Wait for segment', group: 'wait', icon: ChartPie, hint: 'Until they are in a segment, or out of it', synonyms: ['until in segment', 'membership', 'audience', 'condition met'], summary: waitForSegmentSummary, Form: WaitForSegmentForm },
  splitRules: { kind: 'splitRules', title: 'Split by rules', group: 'decide', icon: Split, hint: 'The first branch whose rule holds', synonyms: ['if', 'condition', 'branch', 'decision', 'filter', 'segment', 'attribute split'], summary: splitRulesSummary, Form: SplitRulesForm },
  splitEvent: { kind: 'splitEvent', title: 'Split by event', group: 'decide', icon: GitBranch, hint: 'By what the event that brought them said', synonyms: ['event property', 'trigger split', 'order value', 'api data', 'payload'], summary: splitEventSummary, Form: SplitEventForm },
  splitPercent: { kind: 'splitPercent', title: 'Split by percent', group: 'decide', icon: Percent, hint: 'Divide people by chance', synonyms: ['random', 'chance', 'percentage', 'distribute'], summary: splitPercentSummary, Form: SplitPercentForm },
  experiment: { kind: 'experiment', title: 'A/B test', group: 'decide', icon: FlaskConical, hint: 'Try variants, keep the winner', synonyms: ['ab test', 'a/b', 'experiment', 'multivariate', 'winner', 'test variant', 'optimise'], summary: experimentSummary, Form: ExperimentForm },
  holdout: { kind: 'holdout', title: 'Holdout', group: 'decide', icon: UserMinus, hint: 'Keep a share out, to compare', synonyms: ['control group', 'hold out', 'global control', 'lift', 'incrementality'], summary: holdoutSummary, Form: HoldoutForm },
  reachable: { kind: 'reachable', title: 'Reachable?', group: 'decide', icon: MailCheck, hint: 'Whether a mail would reach them', synonyms: ['consent', 'can be mailed', 'subscribed', 'deliverable', 'opt in'], summary: reachableSummary, Form: ReachableForm },
  frequencyGate: { kind: 'frequencyGate', title: 'Frequency gate', group: 'decide', icon: Gauge, hint: 'Who got too many messages lately', synonyms: ['frequency cap', 'pressure', 'fatigue', 'limit messages', 'too many'], summary: frequencyGateSummary, Form: FrequencyGateForm },
  updateCustomer: { kind: 'updateCustomer', title: 'Update customer', group: 'data', icon: UserPen, hint: 'Set or remove attributes', synonyms: ['profile', 'trait', 'attribute', 'set'], summary: updateCustomerSummary, Form: UpdateCustomerForm },
  tag: { kind: 'tag', title: 'Tag', group: 'data', icon: Tag, hint: 'Give tags, or take them away', synonyms: ['label', 'mark'], summary: tagSummary, Form: TagForm },
  list: { kind: 'list', title: 'List', group: 'data', icon: ListChecks, hint: 'Put them on a list, or take them off', synonyms: ['static segment', 'add to list', 'remove from list', 'audience list', 'group'], summary: listSummary, Form: ListForm },
  adjustScore: { kind: 'adjustScore', title: 'Adjust score', group: 'data', icon: TrendingUp, hint: 'Add points, or take some away', synonyms: ['lead score', 'points', 'increase', 'decrease', 'scoring', 'number'], summary: adjustScoreSummary, Form: AdjustScoreForm },
  subscribe: { kind: 'subscribe', title: 'Subscription', group: 'data', icon: Bell, hint: 'Subscribe or unsubscribe them', synonyms: ['unsubscribe', 'opt out', 'consent', 'sunset', 'subscribe'], summary: subscribeSummary, Form: SubscribeForm },
  emitEvent: { kind: 'emitEvent', title: 'Record event', group: 'data', icon: Zap, hint: 'As if they had done it', synonyms: ['track', 'emit', 'trigger', 'fire event', 'custom event'], summary: emitEventSummary, Form: EmitEventForm },
  goal: { kind: 'goal', title: 'Goal', group: 'flow', icon: Flag, hint: 'Count as converted, and end', synonyms: ['conversion', 'success', 'win'], summary: goalSummary, Form: GoalForm },
  exit: { kind: 'exit', title: 'Exit', group: 'flow', icon: CircleStop, hint: 'End the journey', synonyms: ['end', 'stop', 'finish', 'leave'], summary: () => 'Ends the journey', Form: ExitForm },
  jump: { kind: 'jump', title: 'Jump', group: 'flow', icon: CornerDownRight, hint: 'Go on with another step', synonyms: ['go to', 'goto', 'link', 'loop', 'repeat', 'back'], summary: jumpSummary, Form: JumpForm },
  startJourney: { kind: 'startJourney', title: 'Start journey', group: 'flow', icon: Waypoints, hint: 'Send them into another journey', synonyms: ['sub journey', 'subjourney', 'another journey', 'workflow', 'sub flow', 'enter'], summary: startJourneySummary, Form: StartJourneyForm },
  throttle: { kind: 'throttle', title: 'Throttle', group: 'flow', icon: Funnel, hint: 'Only so many people in a time', synonyms: ['rate limit', 'drip', 'slow down', 'queue', 'per hour'], summary: throttleSummary, Form: ThrottleForm },
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
