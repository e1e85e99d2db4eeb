import { expandSegments, ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadAllRules } from './segments-repository.ts'

/** Rules of all segments in use by their public ids; `changed` takes the place of what is stored. */
export async function rulesByPublicId(tx: Tx, changed?: { readonly id: string; readonly rule: Rule }): Promise<(publicId: string) => Rule | null> {
  const rules = new Map((await loadAllRules(tx)).map(({ id, rule }) => [toPublicId('segment', id), rule]))
  if (changed !== undefined) rules.set(toPublicId('segment', changed.id), changed.rule)
  return (publicId) => rules.get(publicId) ?? null
}

/** The rule as it is asked of everybody: other segments replaced by their rules as they are now. */
export async function expandRule(tx: Tx, rule: Rule): Promise<Rule> {
  return ruleNeeds(rule).segments.length === 0 ? rule : expandSegments(rule, await rulesByPublicId(tx))
}
