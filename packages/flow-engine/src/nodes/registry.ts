import { adjustScore, type AdjustScoreConfig } from './adjust-score.ts'
import { email, type EmailConfig } from './email.ts'
import { emitEvent, type EmitEventConfig } from './emit-event.ts'
import { exit, type ExitConfig } from './exit.ts'
import { experiment, type ExperimentConfig } from './experiment.ts'
import { frequencyGate, type FrequencyGateConfig } from './frequency-gate.ts'
import { goal, type GoalConfig } from './goal.ts'
import { holdout, type HoldoutConfig } from './holdout.ts'
import { jump, type JumpConfig } from './jump.ts'
import { list, type ListConfig } from './list.ts'
import type { NodeDefinition, NodeGroup } from './node-definition.ts'
import { notifyTeam, type NotifyTeamConfig } from './notify-team.ts'
import { reachable, type ReachableConfig } from './reachable.ts'
import { splitEvent, type SplitEventConfig } from './split-event.ts'
import { splitPercent, type SplitPercentConfig } from './split-percent.ts'
import { splitRules, type SplitRulesConfig } from './split-rules.ts'
import { startJourney, type StartJourneyConfig } from './start-journey.ts'
import { subscribe, type SubscribeConfig } from './subscribe.ts'
import { tag, type TagConfig } from './tag.ts'
import { throttle, type ThrottleConfig } from './throttle.ts'
import { updateCustomer, type UpdateCustomerConfig } from './update-customer.ts'
import { waitForEvent, type WaitForEventConfig } from './wait-for-event.ts'
import { waitForSegment, type WaitForSegmentConfig } from './wait-for-segment.ts'
import { waitForWindow, type WaitForWindowConfig } from './wait-for-window.ts'
import { waitUntil, type WaitUntilConfig } from './wait-until.ts'
import { wait, type WaitConfig } from './wait.ts'
import { webhook, type WebhookConfig } from './webhook.ts'

/** The node kinds of a journey and the config of each. A kind named here and not defined below does not compile. */
export interface NodeConfigs {
  email: EmailConfig
  webhook: WebhookConfig
  notifyTeam: NotifyTeamConfig
  wait: WaitConfig
  waitUntil: WaitUntilConfig
  waitForWindow: WaitForWindowConfig
  waitForEvent: WaitForEventConfig
  waitForSegment: WaitForSegmentConfig
  splitRules: SplitRulesConfig
  splitEvent: SplitEventConfig
  splitPercent: SplitPercentConfig
  experiment: ExperimentConfig
  holdout: HoldoutConfig
  reachable: ReachableConfig
  frequencyGate: FrequencyGateConfig
  updateCustomer: UpdateCustomerConfig
  tag: TagConfig
  list: ListConfig
  adjustScore: AdjustScoreConfig
  subscribe: SubscribeConfig
  emitEvent: EmitEventConfig
  goal: GoalConfig
  exit: ExitConfig
  jump: JumpConfig
  startJourney: StartJourneyConfig
  throttle: ThrottleConfig
}

export type NodeKind = keyof NodeConfigs

export const nodeRegistry: { readonly [Kind in NodeKind]: NodeDefinition<Kind, NodeConfigs[Kind]> } = {
  email, webhook, notifyTeam,
  wait, waitUntil, waitForWindow, waitForEvent, waitForSegment,
  splitRules, splitEvent, splitPercent, experiment, holdout, reachable, frequencyGate,
  updateCustomer, tag, list, adjustScore, subscribe, emitEvent,
  goal, exit, jump, startJourney, throttle,
}

export interface NodeKindInfo {
  readonly kind: NodeKind
  readonly group: NodeGroup
  readonly summary: string
  /** Whether runs stand in it: always, for some people only, or never. */
  readonly parks: boolean | 'sometimes'
  /** The ways out that nobody goes at once, of a kind in which only some stand. */
  readonly portsAfterWaiting: readonly string[]
}

/** Every node kind, in the order palettes and docs show them. */
export const nodeKinds: readonly NodeKindInfo[] = Object.values(nodeRegistry).map((definition) => {
  const { kind, group, summary, parks } = definition
  return { kind, group, summary, parks, portsAfterWaiting: definition.parks === 'sometimes' ? definition.portsAfterWaiting : [] }
})

function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(nodeRegistry, kind)
}

/** The definition behind a kind by name; null for a kind this engine does not know. */
export function findNodeDefinition(kind: string): NodeDefinition | null {
  return isNodeKind(kind) ? nodeRegistry[kind] : null
}
