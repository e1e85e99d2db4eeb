import { Button, Field, IconButton, Select } from '@sendero/ui'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { TraitPicker } from '../../../../pickers/TraitPicker.tsx'
import type { FormProps } from '../node-view.ts'
import { configOf, rowProblem, rowsOf, type AttributeRow, type ValueType } from './attribute-rows.ts'

const types: readonly { readonly value: ValueType; readonly label: string }[] = [
  { value: 'text', label: 'Text' }, { value: 'number', label: 'Number' }, { value: 'boolean', label: 'Yes or no' }, { value: 'json', label: 'JSON' }, { value: 'remove', label: 'Remove' },
]

export function UpdateCustomerForm({ config, onChange, showIssues }: FormProps<'updateCustomer'>) {
  const [rows, setRows] = useState<readonly AttributeRow[]>(() => withOne(rowsOf(config)))
  // Undo and other windows change the config from outside; rows that are not in it yet live only here.
  const shown = JSON.stringify(configOf(rows)) === JSON.stringify(config) ? rows : withOne(rowsOf(config))
  const change = (next: readonly AttributeRow[]): void => { setRows(next); onChange(configOf(next)) }
  const edit = (key: number, part: Partial<AttributeRow>): void => { change(shown.map((row) => row.key === key ? { ...row, ...part } : row)) }
  const add = (): void => { setRows([...shown, { key: Math.max(0, ...shown.map(({ key }) => key)) + 1, path: '', type: 'text', text: '' }]) }
  return (
    <div className="ui-stack">
      {shown.map((row) => (
        <div key={row.key} className="journey-attribute">
          <div className="journey-row">
            <TraitPicker label="Attribute" labelHidden size="small" value={row.path === '' ? null : row.path} error={rowProblem(shown, row) ?? (showIssues && row.path === '' && shown.length === 1 ? 'Choose the attribute to change.' : undefined)} onChange={(path) => { edit(row.key, { path: path ?? '' }) }} />
            <IconButton label={`Leave ${row.path === '' ? 'this attribute' : row.path} alone`} size="small" icon={<X aria-hidden />} onClick={() => { change(shown.filter(({ key }) => key !== row.key)) }} />
          </div>
          <div className="journey-row value">
            <Select label="Kind of value" labelHidden size="small" value={row.type} options={types} onChange={(type) => { edit(row.key, { type, text: type === 'boolean' ? 'true' : row.type === 'boolean' ? '' : row.text }) }} />
            <ValueOf row={row} onChange={(text) => { edit(row.key, { text }) }} />
          </div>
        </div>
      ))}
      <Button size="small" look="quiet" icon={<Plus aria-hidden />} onClick={add}>Add attribute</Button>
    </div>
  )
}

function ValueOf({ row, onChange }: { readonly row: AttributeRow; readonly onChange: (text: string) => void }) {
  if (row.type === 'remove') return <span className="ui-quiet">The attribute goes away.</span>
  if (row.type === 'boolean') return <Select label="Value" labelHidden size="small" value={row.text === 'true' ? 'true' : 'false'} options={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} onChange={onChange} />
  return <Field label="Value" labelHidden size="small" placeholder={row.type === 'json' ? '["a", "b"]' : 'Value'} value={row.text} spellCheck={false} onChange={(event) => { onChange(event.target.value) }} />
}

const withOne = (rows: AttributeRow[]): AttributeRow[] => (rows.length === 0 ? [{ key: 0, path: '', type: 'text', text: '' }] : rows)
