import { exactMs } from '../../model/duration.ts'
import { compareCount } from '../compare-count.ts'
import { durationOf, planCondition, windowStart } from '../condition-plan.ts'
import { storableText } from '../normalize-text.ts'
import type { SequenceCondition } from '../rule-structure.ts'
import { stepsOf } from '../sequence.ts'
import { conditionSql } from './condition-sql.ts'
import { countSql } from './event-leaf-sql.ts'
import { timeFilters } from './event-values.ts'
import type { EventScope } from './event-values.ts'
import { all, any, call, column, compare, not, parameter } from './sql-tree.ts'
import type { Expression } from './sql-tree.ts'

/**
 * Whether a customer's number is among those who went through a sequence so many times: the events of its steps in order, each beside
 * the next, as in passagesOf. Where nobody without events is left out, those who are not are looked up.
 */
export function customersBySequence(condition: SequenceCondition, scope: EventScope): Expression {
  const steps = stepsOf(condition).map((step) => all([
    compare(column('event'), '=', parameter('String', storableText(step.event))), ...(step.where ?? []).map((each) => conditionSql(planCondition(each, scope.now))),
  ]))
  const names = [...new Set(stepsOf(condition).map(({ event }) => storableText(event)))]
  const isNegated = compareCount(0, condition.count)
  const holds = countSql(passages(condition, steps), condition.count)
  return {
    kind: 'inSelect', column: 'number', isNegated,
    select: {
      columns: [{ value: column('number') }],
      from: { kind: 'table', name: 'events', isFinal: false },
      where: all([
        compare(column('workspace_id'), '=', parameter('UUID', scope.workspaceId)),
        any(names.map((name) => compare(column('event'), '=', parameter('String', name)))),
        ...timeFilters(condition.within === undefined ? null : windowStart(condition.within, scope.now), scope),
        any(steps),
      ]),
      groupBy: 'number',
      having: isNegated ? not(holds) : holds,
    },
  }
}

const [first, second] = [column('a'), column('b')]
const [time, begins, ends] = [1, 3, 4]

function passages({ inside }: SequenceCondition, [isFirst, isSecond]: readonly Expression[]): Expression {
  const marks = [isFirst, isSecond].map((each) => call('toUInt8', each ?? any([])))
  const inOrder = call('arraySort', call('groupArray', call('tuple', call('toUnixTimestamp64Milli', column('occurred_at')), column('seq'), ...marks)))
  const part = (of: Expression, index: number): Expression => call('tupleElement', of, { kind: 'constant', value: index })
  const took: Expression = { kind: 'arithmetic', by: '-', left: part(second, time), right: part(first, time) }
  const isPassage = all([part(first, begins), part(second, ends), ...(inside === undefined ? [] : [compare(took, '<=', parameter('Int64', exactMs(durationOf(inside))))])])
  return call('arrayCount', { kind: 'lambda', of: 'pairs', body: isPassage }, call('arrayPopBack', inOrder), call('arrayPopFront', inOrder))
}
