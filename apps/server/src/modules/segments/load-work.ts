import type { Tx } from '../../db/postgres.ts'
import { loadWork as loadStored } from './computations-repository.ts'
import type { SegmentWork } from './computations-repository.ts'
import { expandRule } from './expand-rule.ts'

/** What is to be computed, with the rule as it is asked of everybody. Null when the segment does not exist or is archived. */
export async function loadWork(tx: Tx, segmentId: string): Promise<SegmentWork | null> {
  const work = await loadStored(tx, segmentId)
  return work === null ? null : { ...work, rule: await expandRule(tx, work.rule) }
}
