import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { missingLists } from '../lists/index.ts'

/** Throws INVALID_INPUT when a rule that is to be saved names something that does not exist; what it names stays until the end of the transaction. */
export async function checkRule(tx: Tx, rule: Rule): Promise<void> {
  const missing = await missingLists(tx, ruleNeeds(rule).lists)
  if (missing.length === 0) return
  throw new AppError('INVALID_INPUT', `There is no list ${missing.join(', ')}. Choose one that exists.`, { errors: missing.map((id) => ({ path: 'rule', message: `There is no list ${id}.` })) })
}
