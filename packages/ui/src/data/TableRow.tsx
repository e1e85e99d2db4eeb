import type { ReactNode } from 'react'
import { Link } from '../buttons/Link.tsx'
import { classNames } from '../class-names.ts'
import { Checkbox } from '../fields/Checkbox.tsx'
import { toggled } from './table-columns.ts'
import type { TableData } from './table-columns.ts'

interface Props<Row> {
  readonly row: Row
  readonly table: TableData<Row>
}

export function TableRow<Row>({ row, table }: Props<Row>) {
  const key = table.rowKey(row)
  const { selection, rowActions } = table
  const isSelected = selection?.selected.has(key) ?? false
  const opens = table.rowHref !== undefined || table.onRowOpen !== undefined
  return (
    <tr className={classNames(opens && 'opens', isSelected && 'selected', key === table.activeKey && 'active')} aria-selected={selection === undefined ? undefined : isSelected}>
      {selection === undefined ? null : <td className="ui-table-check"><Checkbox label={selection.labelOf(row)} labelHidden checked={isSelected} onChange={(isOn) => { selection.onChange(toggled(selection.selected, [key], isOn)) }} /></td>}
      {table.columns.map((column, index) => (
        <td key={column.key} className={classNames(column.align, column.truncate === true && 'truncate')}>
          {index === 0 ? <Opener row={row} table={table}>{column.cell(row)}</Opener> : column.cell(row)}
        </td>
      ))}
      {rowActions === undefined ? null : <td className="ui-table-actions"><div className="ui-actions">{rowActions(row)}</div></td>}
    </tr>
  )
}

/** One link or button per row: its target is stretched over the row by the style sheet, so keyboards meet it once. */
function Opener<Row>({ row, table, children }: Props<Row> & { readonly children: ReactNode }) {
  const { rowHref, onRowOpen, activeKey, rowKey } = table
  const current = rowKey(row) === activeKey ? true : undefined
  if (rowHref !== undefined) return <Link className="ui-row-open" href={rowHref(row)} aria-current={current}>{children}</Link>
  if (onRowOpen !== undefined) return <button type="button" className="ui-row-open" aria-current={current} onClick={() => { onRowOpen(row) }}>{children}</button>
  return children
}
