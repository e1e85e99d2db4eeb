import { email, type EmailConfig } from './email.ts'
import { exit, type ExitConfig } from './exit.ts'
import { goal, type GoalConfig } from './goal.ts'
import type { NodeDefinition, NodeGroup } from './node-definition.ts'
import { splitPercent, type SplitPercentConfig } from './split-percent.ts'
import { splitRules, type SplitRulesConfig } from './split-rules.ts'
import { updateCustomer, type UpdateCustomerConfig } from './update-customer.ts'
import { waitForEvent, type WaitForEventConfig } from './wait-for-event.ts'
import { wait, type WaitConfig } from './wait.ts'
import { webhook, type WebhookConfig } from './webhook.ts'

/** The node kinds of a journey and the config of each. A kind named here and not defined below does not compile. */
export interface NodeConfigs {
  email: EmailConfig
  webhook: WebhookConfig
  wait: WaitConfig
  waitForEvent: WaitForEventConfig
  splitRules: SplitRulesConfig
  splitPercent: SplitPercentConfig
  updateCustomer: UpdateCustomerConfig
  goal: GoalConfig
  exit: ExitConfig
}

export type NodeKind = keyof NodeConfigs

export const nodeRegistry: { readonly [Kind in NodeKind]: NodeDefinition<Kind, NodeConfigs[Kind]> } = {
  email, webhook, wait, waitForEvent, splitRules, splitPercent, updateCustomer, goal, exit,
}

export interface NodeKindInfo {
  readonly kind: NodeKind
  readonly group: NodeGroup
  readonly summary: string
  readonly parks: boolean
}

/** Every node kind, in the order palettes and docs show them. */
export const nodeKinds: readonly NodeKindInfo[] = Object.values(nodeRegistry).map(({ kind, group, summary, parks }) => ({ kind, group, summary, parks }))

function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(nodeRegistry, kind)
}

/** The definition behind a kind by name; null for a kind this engine does not know. */
export function findNodeDefinition(kind: string): NodeDefinition | null {
  return isNodeKind(kind) ? nodeRegistry[kind] : null
}
