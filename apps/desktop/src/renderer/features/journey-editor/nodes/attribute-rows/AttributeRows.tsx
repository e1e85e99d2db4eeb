import type { JsonValue } from '@sendero/flow-engine'
import { Button, Field, IconButton, Select } from '@sendero/ui'
import { Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { configOf, rowProblem, rowsOf, type AttributeRow, type ValueType } from './attribute-rows.ts'

interface Values { set: Record<string, JsonValue>; unset: string[] }

interface Props {
  readonly values: Values
  readonly onChange: (values: Values) => void
  /** What one of them is called. */
  readonly noun: 'attribute' | 'property'
  /** Values can be taken away as well. */
  readonly removes?: boolean
  /** Said below the only row while it has no name. */
  readonly missing?: string | undefined
  /** A form without any begins with an empty row. */
  readonly needsOne?: boolean
  readonly picker: (field: NameField) => ReactNode
}

export interface NameField { readonly value: string | null; readonly error: string | undefined; readonly onChange: (name: string | null) => void }

const types: readonly { readonly value: ValueType; readonly label: string }[] = [
  { value: 'text', label: 'Text' }, { value: 'number', label: 'Number' }, { value: 'boolean', label: 'Yes or no' }, { value: 'json', label: 'JSON' }, { value: 'remove', label: 'Remove' },
]

/** Names with values of any kind. */
export function AttributeRows({ values, onChange, noun, removes = false, missing, needsOne = false, picker }: Props) {
  const withOne = (list: AttributeRow[]): AttributeRow[] => (list.length === 0 && needsOne ? [{ key: 0, path: '', type: 'text', text: '' }] : list)
  const [rows, setRows] = useState<readonly AttributeRow[]>(() => withOne(rowsOf(values)))
  // Undo and other windows change the values from outside; rows that are not among them yet live only here.
  const shown = JSON.stringify(configOf(rows)) === JSON.stringify(values) ? rows : withOne(rowsOf(values))
  const change = (next: readonly AttributeRow[]): void => { setRows(next); onChange(configOf(next)) }
  const edit = (key: number, part: Partial<AttributeRow>): void => { change(shown.map((row) => row.key === key ? { ...row, ...part } : row)) }
  const add = (): void => { setRows([...shown, { key: Math.max(0, ...shown.map(({ key }) => key)) + 1, path: '', type: 'text', text: '' }]) }
  return (
    <>
      {shown.map((row) => (
        <div key={row.key} className="journey-attribute">
          <div className="journey-row">
            {picker({ value: row.path === '' ? null : row.path, error: rowProblem(shown, row)?.replace('attribute', noun) ?? (row.path === '' && shown.length === 1 ? missing : undefined), onChange: (path) => { edit(row.key, { path: path ?? '' }) } })}
            <IconButton label={`Leave ${row.path === '' ? `this ${noun}` : row.path} alone`} size="small" icon={<X aria-hidden />} onClick={() => { change(shown.filter(({ key }) => key !== row.key)) }} />
          </div>
          <div className="journey-row value">
            <Select label="Kind of value" labelHidden size="small" value={row.type} options={removes ? types : types.filter(({ value }) => value !== 'remove')} onChange={(type) => { edit(row.key, { type, text: type === 'boolean' ? 'true' : row.type === 'boolean' ? '' : row.text }) }} />
            <ValueOf row={row} onChange={(text) => { edit(row.key, { text }) }} />
          </div>
        </div>
      ))}
      <Button size="small" look="quiet" icon={<Plus aria-hidden />} onClick={add}>{`Add ${noun}`}</Button>
    </>
  )
}

function ValueOf({ row, onChange }: { readonly row: AttributeRow; readonly onChange: (text: string) => void }) {
  if (row.type === 'remove') return <span className="ui-quiet">The attribute goes away.</span>
  if (row.type === 'boolean') return <Select label="Value" labelHidden size="small" value={row.text === 'true' ? 'true' : 'false'} options={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} onChange={onChange} />
  return <Field label="Value" labelHidden size="small" placeholder={row.type === 'json' ? '["a", "b"]' : 'Value'} value={row.text} spellCheck={false} onChange={(event) => { onChange(event.target.value) }} />
}
