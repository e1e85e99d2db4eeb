import { t } from '@sendero/i18n'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { classNames } from '../class-names.ts'
import { Checkbox } from '../fields/Checkbox.tsx'
import { nextSort, toggled } from './table-columns.ts'
import type { Column, TableData } from './table-columns.ts'

export function TableHead<Row>(table: TableData<Row>) {
  return (
    <thead>
      <tr>
        {table.selection === undefined ? null : <th scope="col" className="ui-table-check"><SelectAll {...table} /></th>}
        {table.columns.map((column) => <Header key={column.key} column={column} table={table} />)}
        {table.rowActions === undefined ? null : <th scope="col" className="ui-table-actions"><span className="ui-visually-hidden">{t('Actions')}</span></th>}
      </tr>
    </thead>
  )
}

function SelectAll<Row>({ selection, rows, rowKey }: TableData<Row>) {
  if (selection === undefined) return null
  const keys = rows.map(rowKey)
  const count = keys.filter((key) => selection.selected.has(key)).length
  return <Checkbox label={t('Select all shown rows')} labelHidden disabled={keys.length === 0} checked={count === 0 ? false : count === keys.length ? true : 'mixed'} onChange={(isOn) => { selection.onChange(toggled(selection.selected, keys, isOn)) }} />
}

function Header<Row>({ column, table }: { readonly column: Column<Row>; readonly table: TableData<Row> }) {
  const { sort, onSort } = table
  const isSorted = sort?.key === column.key
  const Arrow = isSorted ? (sort.direction === 'ascending' ? ArrowUp : ArrowDown) : ChevronsUpDown
  const words = <span className={column.headerHidden === true ? 'ui-visually-hidden' : undefined}>{column.header}</span>
  return (
    <th scope="col" className={classNames(column.align)} style={{ width: column.width }} aria-sort={isSorted ? sort.direction : undefined}>
      {column.sortable === true && onSort !== undefined ? <button type="button" className={classNames('ui-sort', isSorted && 'sorted')} onClick={() => { onSort(nextSort(sort, column.key)) }}>{words}<Arrow aria-hidden /></button> : words}
    </th>
  )
}
