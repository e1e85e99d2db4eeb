import { Badge, Checkbox, classNames, Field, Select } from '@sendero/ui'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { countLabel, shareLabel } from '../../base/numbers.ts'
import type { DraftColumn, ImportDraft } from './import-draft.ts'
import { cellTypes } from './uploaded-file.ts'
import type { CellType, UploadedColumn, UploadedFile } from './uploaded-file.ts'
import type { ImportCheck } from './use-import-check.ts'

interface Props {
  readonly file: UploadedFile
  readonly draft: ImportDraft
  readonly problems: ReadonlyMap<string, string>
  /** What the server found wrong in the first rows. */
  readonly found: ImportCheck['problems']
  readonly onChange: (draft: ImportDraft) => void
}

const typeLabels: Readonly<Record<CellType, string>> = { string: 'Text', number: 'Number', boolean: 'Yes or no', date: 'Date', json: 'List or object' }

export function ColumnTable({ file, draft, problems, found, onChange }: Props) {
  const change = (column: string, part: Partial<DraftColumn>): void => { onChange({ ...draft, columns: draft.columns.map((each) => (each.column === column ? { ...each, ...part } : each)) }) }
  const seen = new Map(file.mapping?.columns.map((column) => [column.name, column]))
  const isAll = draft.columns.every(({ isIncluded, column }) => isIncluded || column === '')
  const isNone = draft.columns.every(({ isIncluded }) => !isIncluded)
  return (
    <div className="imports-columns" tabIndex={0} role="region" aria-label="Columns of the file">
      <table className="ui-table">
        <thead>
          <tr>
            <th><Checkbox label="Import every column" labelHidden checked={isAll ? true : isNone ? false : 'mixed'} onChange={(isIncluded) => { onChange({ ...draft, columns: draft.columns.map((column) => ({ ...column, isIncluded: isIncluded && column.column !== '' })) }) }} /></th>
            <th>Column</th><th>First values</th><th>{draft.kind === 'customers' ? 'Becomes the trait' : 'Becomes the property'}</th><th>As</th><th>Check</th>
          </tr>
        </thead>
        <tbody>
          {draft.columns.map((column) => (
            <Row
              key={column.column} column={column} seen={seen.get(column.column)} role={roleOf(draft, column.column)} problem={problems.get(column.column)}
              found={found.find(({ trait }) => trait === column.trait.trim() && column.isIncluded)} onChange={(part) => { change(column.column, part) }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const roles: Readonly<Record<string, string>> = { event: 'Name', userId: 'User ID', anonymousId: 'Anonymous ID', timestamp: 'Time', messageId: 'Message ID' }

function roleOf(draft: ImportDraft, column: string): string | null {
  if (draft.kind === 'customers') return column !== '' && column === draft.idColumn ? 'User ID' : null
  const field = Object.entries(draft.fields).find(([, of]) => of === column)?.[0]
  return field === undefined ? null : roles[field] ?? null
}

interface RowProps {
  readonly column: DraftColumn
  readonly seen: UploadedColumn | undefined
  /** What it says beside, or instead of, being a trait. */
  readonly role: string | null
  readonly problem: string | undefined
  readonly found: ImportCheck['problems'][number] | undefined
  readonly onChange: (part: Partial<DraftColumn>) => void
}

function Row({ column: { column, trait, type, isIncluded }, seen, role, problem, found, onChange }: RowProps) {
  const title = column === '' ? 'Column without a name' : column
  return (
    <tr className={classNames(!isIncluded && 'left-out')}>
      <td><Checkbox label={`Import ${title}`} labelHidden checked={isIncluded} disabled={column === ''} onChange={(next) => { onChange({ isIncluded: next }) }} /></td>
      <td><span className="imports-column-name">{title}{role === null ? null : <Badge tone="accent">{role}</Badge>}</span></td>
      <td><span className="imports-examples">{seen === undefined || seen.examples.length === 0 ? <span className="quiet">always empty</span> : seen.examples.map((example, place) => <code key={place}>{example}</code>)}</span></td>
      <td>{isIncluded ? <Field label={`Name for ${title}`} labelHidden size="small" value={trait} maxLength={200} error={problem} onChange={(event) => { onChange({ trait: event.target.value }) }} /> : <span className="quiet">{role === null ? 'Left out' : `Only as ${role.toLowerCase()}`}</span>}</td>
      <td>{isIncluded ? <Select label={`Type of ${title}`} labelHidden size="small" value={type} options={cellTypes.map((each) => ({ value: each, label: typeLabels[each] }))} onChange={(next) => { onChange({ type: next }) }} /> : null}</td>
      <td>{isIncluded ? <Finding seen={seen} type={type} found={found} /> : null}</td>
    </tr>
  )
}

function Finding({ seen, type, found }: { readonly seen: UploadedColumn | undefined; readonly type: CellType; readonly found: RowProps['found'] }): ReactNode {
  if (found !== undefined) return <span className="imports-finding warn" title={found.message}><TriangleAlert aria-hidden /><span>{countLabel(found.rows)}× wrong, first in row {countLabel(found.firstRow)}: {found.message}</span></span>
  if (seen?.nearly != null && seen.nearly.type !== type && type === 'string') return <span className="imports-finding" title={`Such as “${seen.nearly.example}”`}><TriangleAlert aria-hidden /><span>Nearly all are {typeLabels[seen.nearly.type].toLowerCase()}, but not “{seen.nearly.example}”</span></span>
  return <span className="imports-finding good"><CircleCheck aria-label="Fits" /><span>{seen === undefined || seen.filled === 1 ? 'All rows' : `${shareLabel(seen.filled, 1)} of rows`}</span></span>
}
