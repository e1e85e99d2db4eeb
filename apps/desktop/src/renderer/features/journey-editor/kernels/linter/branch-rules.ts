import type { JourneyNode } from '@sendero/flow-engine/document'
import type { Rule } from '@sendero/flow-engine/segment'
import { branchFates, isLasting, ruleOfEvent } from './known-facts.ts'
import type { Finding } from './lint-codes.ts'
import type { Linted } from './lint.ts'

/** Branches that ask what cannot be, or what is known already. */
export function lintBranches({ document, ways, facts }: Linted): Finding[] {
  const hasEvent = document.entry.trigger.kind === 'event'
  return ways.nodes.flatMap((node) => {
    const known = facts.get(node.id)
    if (known === undefined) return []
    if (node.kind === 'splitRules') return found(node, branchFates(node.config.branches.map(({ id, rule }) => ({ id, rule, isSure: !isUnset(rule) })), known.person))
    if (node.kind === 'splitEvent' && hasEvent) return found(node, branchFates(node.config.branches.map(({ id, where }) => ({ id, rule: ruleOfEvent(where), isSure: isLasting(where) && where.length > 0 })), known.event))
    return []
  })
}

/** Without a rule everybody takes the branch: that is told where rules are looked at. */
const isUnset = (rule: Rule): boolean => 'op' in rule && rule.op === 'and' && rule.rules.length === 0

function found(node: Extract<JourneyNode, { kind: 'splitRules' | 'splitEvent' }>, fates: ReturnType<typeof branchFates>): Finding[] {
  return fates.map(({ id, fate }) => {
    const at = node.config.branches.findIndex((branch) => branch.id === id)
    const name = node.config.branches[at]?.name?.trim() ?? ''
    return { code: fate === 'never' ? 'LINT_BRANCH_NEVER' : 'LINT_BRANCH_ALWAYS', nodeId: node.id, params: { branchId: id, name: name === '' ? `Branch ${at + 1}` : name } }
  })
}
