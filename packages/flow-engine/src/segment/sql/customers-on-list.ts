import type { ListCondition } from '../rule-structure.ts'
import type { EventScope } from './event-values.ts'
import { all, column, compare, parameter } from './sql-tree.ts'
import type { Expression } from './sql-tree.ts'

/** Whether a customer's number is on a list. Somebody who was taken off it again has a newer row that says so. */
export function customersOnList({ list }: ListCondition, { workspaceId }: EventScope): Expression {
  return {
    kind: 'inSelect', column: 'number', isNegated: false,
    select: {
      columns: [{ value: column('number') }],
      from: { kind: 'table', name: 'list_members', isFinal: true },
      prewhere: all([compare(column('workspace_id'), '=', parameter('UUID', workspaceId)), compare(column('list_id'), '=', parameter('String', list))]),
      where: compare(column('is_deleted'), '=', { kind: 'constant', value: 0 }),
    },
  }
}
