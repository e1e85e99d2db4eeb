import { t } from '@sendero/i18n'
import type { ReactNode } from 'react'
import { Button } from '../buttons/Button.tsx'
import { classNames } from '../class-names.ts'
import { ErrorState } from '../status/ErrorState.tsx'
import { Skeleton } from '../status/Skeleton.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import type { TableData } from './table-columns.ts'

export interface TableProblem {
  readonly title: string
  readonly message?: ReactNode
  readonly onRetry?: () => void
}

export interface TableMore {
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
  readonly label?: string
}

export interface DataTableProps<Row> extends Omit<TableData<Row>, 'rows'> {
  /** Undefined until the first answer came. */
  readonly rows: readonly Row[] | undefined
  /** Rows are coming: skeletons when there are none yet, a busy mark when there are. */
  readonly isLoading?: boolean
  readonly error?: TableProblem | null | undefined
  /** In place of the rows when there are none; usually an EmptyState. */
  readonly empty: ReactNode
  readonly more?: TableMore | undefined
  /** Below the rows: a Pager, a count. */
  readonly footer?: ReactNode
  readonly skeletonRows?: number
  /** A CSS height: the table scrolls inside it, and its header stays. */
  readonly maxHeight?: string
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows = [], isLoading = false, error, empty, more, footer, skeletonRows = 6, maxHeight, ...data } = props
  const table: TableData<Row> = { ...data, rows }
  const isWaiting = rows.length === 0 && (isLoading || props.rows === undefined) && error == null
  const isEmpty = rows.length === 0 && !isWaiting && error == null
  return (
    <div className="ui-table-frame" aria-busy={isLoading || isWaiting || undefined}>
      {error == null || rows.length > 0 ? (
        <div className={classNames('ui-table-scroll', maxHeight !== undefined && 'bounded')} style={{ maxHeight }} {...(maxHeight === undefined ? {} : { tabIndex: 0, role: 'region', 'aria-label': data.label })}>
          <table className="ui-table">
            <caption className="ui-visually-hidden">{data.label}</caption>
            <TableHead {...table} />
            <tbody>
              {rows.map((row) => <TableRow key={data.rowKey(row)} row={row} table={table} />)}
              {isWaiting ? <Waiting rows={skeletonRows} table={table} /> : null}
            </tbody>
          </table>
        </div>
      ) : null}
      {isEmpty ? empty : null}
      {error == null ? null : <ErrorState title={error.title} onRetry={error.onRetry} isRetrying={isLoading} size={rows.length > 0 ? 'small' : 'medium'}>{error.message}</ErrorState>}
      {more?.hasMore === true ? <div className="ui-table-more"><Button look="quiet" size="small" onClick={more.onMore} busyLabel={more.isLoading ? t('Loading…') : undefined}>{more.label ?? t('Load more')}</Button></div> : null}
      {footer === undefined || footer === null ? null : <div className="ui-table-foot">{footer}</div>}
    </div>
  )
}

function Waiting<Row>({ rows, table }: { readonly rows: number; readonly table: TableData<Row> }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {table.selection === undefined ? null : <td className="ui-table-check"><Skeleton width="16px" height="16px" /></td>}
      {table.columns.map((column, index) => <td key={column.key} className={column.align}><Skeleton width={index === 0 ? '70%' : '50%'} /></td>)}
      {table.rowActions === undefined ? null : <td className="ui-table-actions" />}
    </tr>
  ))
}
