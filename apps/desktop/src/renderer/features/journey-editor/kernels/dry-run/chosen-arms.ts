import type { JsonObject, Plan, PlanNode } from '@sendero/flow-engine'

/** Step that divides people by chance -> the way that is to be walked. */
export type ChosenArms = Readonly<Record<string, string>>

/** The plan with chance taken out where a way was chosen: everybody goes there. */
export function withChosenArms(plan: Plan, arms: ChosenArms): Plan {
  const chosen = Object.entries(arms).flatMap(([nodeId, port]) => {
    const node = Object.hasOwn(plan.nodes, nodeId) ? plan.nodes[nodeId] : undefined
    const config = node === undefined ? null : certain(node, port)
    return node === undefined || config === null ? [] : [[nodeId, { ...node, config }] as const]
  })
  return chosen.length === 0 ? plan : { ...plan, nodes: { ...plan.nodes, ...Object.fromEntries(chosen) } }
}

/** Null for a step that does not divide by chance, and for a way it does not have. */
function certain({ kind, config }: PlanNode, port: string): JsonObject | null {
  switch (kind) {
    case 'splitPercent': return withShares(config, 'branches', port)
    case 'experiment': return withShares(config, 'variants', port)
    case 'holdout': return port === 'heldOut' || port === 'next' ? { ...config, percent: port === 'heldOut' ? 100 : 0 } : null
    default: return null
  }
}

function withShares(config: JsonObject, name: 'branches' | 'variants', port: string): JsonObject | null {
  // The compiler parsed the shares before it stored them as plain JSON.
  const shares = config[name] as { readonly id: string; readonly percent: number }[]
  return shares.some(({ id }) => id === port) ? { ...config, [name]: shares.map((share) => ({ ...share, percent: share.id === port ? 100 : 0 })) } : null
}
