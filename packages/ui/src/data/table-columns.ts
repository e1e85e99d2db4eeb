import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end, under each other. */
  readonly align?: 'start' | 'end'
  /** A CSS width. */
  readonly width?: string
  readonly sortable?: boolean
  /** The header is read out but not shown. */
  readonly headerHidden?: boolean
  /** Long text is cut with an ellipsis; without it the text wraps. */
  readonly truncate?: boolean
}

export interface Sort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

export interface Selection<Row> {
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
  /** What the row's checkbox is about: "Select Welcome". */
  readonly labelOf: (row: Row) => string
}

export interface TableData<Row> {
  /** Says what the rows are, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The page of a row: the first cell becomes a link that covers the row. */
  readonly rowHref?: (row: Row) => string
  /** Opens a row in place, where it has no page: the first cell becomes a button that covers the row. */
  readonly onRowOpen?: (row: Row) => void
  /** The row that is open beside the table. */
  readonly activeKey?: string | undefined
  readonly selection?: Selection<Row> | undefined
  /** Buttons at the end of each row. */
  readonly rowActions?: (row: Row) => ReactNode
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
}

export function nextSort(sort: Sort | undefined, key: string): Sort {
  return { key, direction: sort?.key === key && sort.direction === 'ascending' ? 'descending' : 'ascending' }
}

export function toggled(selected: ReadonlySet<string>, keys: readonly string[], isOn: boolean): ReadonlySet<string> {
  const next = new Set(selected)
  for (const key of keys) {
    if (isOn) next.add(key)
    else next.delete(key)
  }
  return next
}
