import { expandSegments, ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadAllRules } from './segments-repository.ts'

/** The rule as it is asked of everybody: other segments replaced by their rules as they are now. */
export async function expandRule(tx: Tx, rule: Rule): Promise<Rule> {
  if (ruleNeeds(rule).segments.length === 0) return rule
  const rules = new Map((await loadAllRules(tx)).map((segment) => [toPublicId('segment', segment.id), segment.rule]))
  return expandSegments(rule, (id) => rules.get(id) ?? null)
}
