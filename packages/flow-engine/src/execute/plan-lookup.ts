import type { NodeId } from '../model/ids.ts'
import type { Plan, PlanNode } from '../model/plan.ts'

// Own keys only: a node or a port may be called `constructor`.

export function planNode(plan: Plan, nodeId: NodeId): PlanNode | null {
  return Object.hasOwn(plan.nodes, nodeId) ? plan.nodes[nodeId] ?? null : null
}

/** Where a port leads; null when it is open. */
export function targetOf(node: PlanNode, port: string): PlanNode['next'][string] | null {
  return Object.hasOwn(node.next, port) ? node.next[port] ?? null : null
}
