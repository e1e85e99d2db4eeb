import { t } from '@sendero/i18n'
import { Badge, Checkbox, classNames, Field, Select } from '@sendero/ui'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { shareLabel } from '../../base/numbers.ts'
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

const typeLabels: Readonly<Record<CellType, string>> = { string: t('Text'), number: t('Number'), boolean: t('Yes or no'), date: t('Date'), json: t('List or object') }

export function ColumnTable({ file, draft, problems, found, onChange }: Props) {
  const change = (column: string, part: Partial<DraftColumn>): void => { onChange({ ...draft, columns: draft.columns.map((each) => (each.column === column ? { ...each, ...part } : each)) }) }
  const seen = new Map(file.mapping?.columns.map((column) => [column.name, column]))
  const isAll = draft.columns.every(({ isIncluded, column }) => isIncluded || column === '')
  const isNone = draft.columns.every(({ isIncluded }) => !isIncluded)
  return (
    <div className="imports-columns" tabIndex={0} role="region" aria-label={t('Columns of the file')}>
      <table className="ui-table">
        <thead>
          <tr>
            <th><Checkbox label={t('Import every column')} labelHidden checked={isAll ? true : isNone ? false : 'mixed'} onChange={(isIncluded) => { onChange({ ...draft, columns: draft.columns.map((column) => ({ ...column, isIncluded: isIncluded && column.column !== '' })) }) }} /></th>
            <th>{t('Column')}</th><th>{t('First values')}</th><th>{draft.kind === 'customers' ? t('Becomes the trait') : t('Becomes the property')}</th><th>{t('As')}</th><th>{t('Check')}</th>
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

const roles: Readonly<Record<string, string>> = { event: t('Name'), userId: t('User ID'), anonymousId: t('Anonymous ID'), timestamp: t('Time'), messageId: t('Message ID') }

function roleOf(draft: ImportDraft, column: string): string | null {
  if (draft.kind === 'customers') return column !== '' && column === draft.idColumn ? t('User ID') : null
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
  const title = column === '' ? t('Column without a name') : column
  return (
    <tr className={classNames(!isIncluded && 'left-out')}>
      <td><Checkbox label={t('Import {title}', { title })} labelHidden checked={isIncluded} disabled={column === ''} onChange={(next) => { onChange({ isIncluded: next }) }} /></td>
      <td><span className="imports-column-name">{title}{role === null ? null : <Badge tone="accent">{role}</Badge>}</span></td>
      <td><span className="imports-examples">{seen === undefined || seen.examples.length === 0 ? <span className="quiet">{t('always empty')}</span> : seen.examples.map((example, place) => <code key={place}>{example}</code>)}</span></td>
      <td>{isIncluded ? <Field label={t('Name for {title}', { title })} labelHidden size="small" value={trait} maxLength={200} error={problem} onChange={(event) => { onChange({ trait: event.target.value }) }} /> : <span className="quiet">{role === null ? t('Left out') : t('Only as {what}', { what: role.toLowerCase() })}</span>}</td>
      <td>{isIncluded ? <Select label={t('Type of {title}', { title })} labelHidden size="small" value={type} options={cellTypes.map((each) => ({ value: each, label: typeLabels[each] }))} onChange={(next) => { onChange({ type: next }) }} /> : null}</td>
      <td>{isIncluded ? <Finding seen={seen} type={type} found={found} /> : null}</td>
    </tr>
  )
}

function Finding({ seen, type, found }: { readonly seen: UploadedColumn | undefined; readonly type: CellType; readonly found: RowProps['found'] }): ReactNode {
  if (found !== undefined) return <span className="imports-finding warn" title={found.message}><TriangleAlert aria-hidden /><span>{t('{rows, number}× wrong, first in row {firstRow, number}: {message}', { rows: found.rows, firstRow: found.firstRow, message: found.message })}</span></span>
  if (seen?.nearly != null && seen.nearly.type !== type && type === 'string') return <span className="imports-finding" title={t('Such as “{example}”', { example: seen.nearly.example })}><TriangleAlert aria-hidden /><span>{t('Nearly all are {what}, but not “{example}”', { what: typeLabels[seen.nearly.type].toLowerCase(), example: seen.nearly.example })}</span></span>
  return <span className="imports-finding good"><CircleCheck aria-label={t('Fits')} /><span>{seen === undefined || seen.filled === 1 ? t('All rows') : t('{filled} of rows', { filled: shareLabel(seen.filled, 1) })}</span></span>
}
