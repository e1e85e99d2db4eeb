import { ChevronsUpDown } from 'lucide-react'
import { classNames } from '../class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface SelectOption<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
  /** Options of the same group stand together under its name. */
  readonly group?: string
}

export interface SelectProps<Value extends string> extends FieldText {
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly options: readonly SelectOption<Value>[]
  /** Shown while the value is empty. */
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
  readonly required?: boolean
  readonly name?: string
  readonly className?: string
}

/** The platform's own list: the fastest one for a handful of options. For many, or for names from the server, see Combobox. */
export function Select<Value extends string>({ label, hint, error, labelHidden, optional, value, onChange, options, placeholder, size = 'medium', className, ...rest }: SelectProps<Value>) {
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  const loose = options.filter((option) => option.group === undefined)
  const groups = [...new Set(options.map((option) => option.group).filter((group) => group !== undefined))]
  return (
    <FieldFrame label={label} hint={hint} error={error} labelHidden={labelHidden} optional={optional} className={className}>
      {(control) => (
        <span className={classNames('ui-input', 'select', size)}>
          <select {...rest} {...control} value={value} onChange={(event) => { choose(event.target.value) }}>
            {placeholder === undefined ? null : <option value="" disabled>{placeholder}</option>}
            {loose.map((option) => <Choice key={option.value} option={option} />)}
            {groups.map((group) => <optgroup key={group} label={group}>{options.filter((option) => option.group === group).map((option) => <Choice key={option.value} option={option} />)}</optgroup>)}
          </select>
          <ChevronsUpDown aria-hidden className="ui-select-mark" />
        </span>
      )}
    </FieldFrame>
  )
}

function Choice({ option }: { readonly option: SelectOption }) {
  return <option value={option.value} disabled={option.disabled}>{option.label}</option>
}
