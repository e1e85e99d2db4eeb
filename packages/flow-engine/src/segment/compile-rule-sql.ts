import { exhaustive } from '../model/exhaustive.ts'
import type { Instant } from '../model/instant.ts'
import { planCondition } from './condition-plan.ts'
import type { Rule } from './rule-structure.ts'
import { conditionSql } from './sql/condition-sql.ts'
import { customersByEvents } from './sql/customers-by-events.ts'
import { customersBySequence } from './sql/customers-by-sequence.ts'
import { customersInSample } from './sql/customers-in-sample.ts'
import { customersOnList } from './sql/customers-on-list.ts'
import type { EventScope } from './sql/event-values.ts'
import { printSql } from './sql/print-sql.ts'
import type { PrintedSql } from './sql/print-sql.ts'
import { ruleTree } from './sql/rule-tree.ts'
import type { RuleTree } from './sql/rule-tree.ts'
import { all, any, column, compare, not, parameter } from './sql/sql-tree.ts'
import type { Expression } from './sql/sql-tree.ts'

/**
 * A ClickHouse SELECT of the column `number` (UInt32): all living customers of the workspace the rule holds for.
 * Every value of the rule is a query parameter. Not everything is in ClickHouse: see ruleNeedsMemory.
 */
export function compileRuleSql(rule: Rule, options: { workspaceId: string; now: Instant }): PrintedSql {
  const tree = ruleTree(rule)
  const parts = conjunction(tree)
  const [early, late] = [parts.filter(isAboutNumber), parts.filter((part) => !isAboutNumber(part))]
  return printSql({
    columns: [{ value: column('number') }],
    from: { kind: 'table', name: 'customers', isFinal: true },
    // What only asks about the sorting key may be asked before FINAL merges the revisions of a row: the attributes of
    // everybody else are then never read. Attributes may not: an old revision could pass where the new one does not.
    prewhere: all([compare(column('workspace_id'), '=', parameter('UUID', options.workspaceId)), ...early.map((part) => treeSql(part, options))]),
    where: all([compare(column('is_deleted'), '=', { kind: 'constant', value: 0 }), ...late.map((part) => treeSql(part, options))]),
  })
}

function conjunction(tree: RuleTree): readonly RuleTree[] {
  if (tree.kind === 'constant' && tree.holds) return []
  return tree.kind === 'and' ? tree.of : [tree]
}

function isAboutNumber(tree: RuleTree): boolean {
  switch (tree.kind) {
    case 'byEvents':
    case 'list':
    case 'sample':
    case 'sequence':
    case 'constant':
      return true
    case 'not': return isAboutNumber(tree.of)
    case 'and':
    case 'or':
      return tree.of.every(isAboutNumber)
    default: return false
  }
}

function treeSql(tree: RuleTree, scope: EventScope): Expression {
  switch (tree.kind) {
    case 'constant': return tree.holds ? all([]) : any([])
    case 'and': return all(tree.of.map((each) => treeSql(each, scope)))
    case 'or': return any(tree.of.map((each) => treeSql(each, scope)))
    case 'not': return not(treeSql(tree.of, scope))
    case 'trait': return conditionSql(planCondition(tree.condition, scope.now))
    case 'list': return customersOnList(tree.condition, scope)
    case 'sample': return customersInSample(tree.condition, scope)
    case 'sequence': return customersBySequence(tree.condition, scope)
    case 'byEvents': return customersByEvents(tree.events, scope)
    default: return exhaustive(tree)
  }
}
