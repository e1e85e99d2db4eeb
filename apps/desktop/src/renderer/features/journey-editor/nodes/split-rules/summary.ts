import type { NodeConfigs } from '@sendero/flow-engine/document'
import { ruleInWords } from '@sendero/flow-engine/segment'

export function splitRulesSummary({ branches }: NodeConfigs['splitRules']): string {
  const [first, ...others] = branches
  if (first === undefined) return 'No branch yet'
  if (others.length > 0) return `${branches.length} branches and everyone else`
  return isUnset(first.rule) ? 'No rule yet' : `If ${ruleInWords(first.rule)}`
}

const isUnset = (rule: NodeConfigs['splitRules']['branches'][number]['rule']): boolean => 'op' in rule && rule.op === 'and' && rule.rules.length === 0
