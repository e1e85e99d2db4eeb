import { expandSegments, ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadAllRules } from './segments-repository.ts'

/** The rule as it is asked of everybody: other segments replaced by their rules as they are now. */
export async function expandRule(tx: Tx, rule: Rule): Promise<Rule> {
  const [expanded] = await expandRules(tx, [rule])
  return expanded ?? rule
}

/** The same for several, in their order. */
export async function expandRules(tx: Tx, asked: readonly Rule[]): Promise<readonly Rule[]> {
  if (asked.every((rule) => ruleNeeds(rule).segments.length === 0)) return asked
  const rules = new Map((await loadAllRules(tx)).map((segment) => [toPublicId('segment', segment.id), segment.rule]))
  return asked.map((rule) => expandSegments(rule, (id) => rules.get(id) ?? null))
}
