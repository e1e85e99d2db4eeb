import { X } from 'lucide-react'
import { useState } from 'react'
import { ValuePicker } from '../pickers/ValuePicker.tsx'
import type { AttributeSource, AttributeValue } from '../pickers/attribute-source.ts'

interface Props {
  readonly source: AttributeSource
  readonly values: readonly AttributeValue[]
  readonly onChange: (values: readonly AttributeValue[]) => void
  readonly error?: string | undefined
  readonly label?: string
}

const mostShown = 40

/** Several values: each is added with Enter, a pasted list with commas or lines at once; Backspace in the empty field takes the last one out. */
export function ValueList({ source, values, onChange, error, label = 'Add a value' }: Props) {
  // A new field for every value: what was chosen must not stay in it.
  const [round, setRound] = useState(0)
  const add = (value: AttributeValue | null): void => {
    if (value === null) return
    const added = typeof value === 'string' ? splitList(value) : [value]
    onChange([...values, ...added.filter((each) => !values.some((known) => String(known).toLowerCase() === String(each).toLowerCase()))])
    setRound(round + 1)
  }
  return (
    <div className="rule-list" onKeyDown={(event) => {
      if (event.key === 'Backspace' && event.target instanceof HTMLInputElement && event.target.value === '' && values.length > 0) onChange(values.slice(0, -1))
    }}>
      {values.slice(0, mostShown).map((value, index) => (
        <span key={`${String(index)} ${String(value)}`} className="rule-chip">
          <span>{value === '' ? '(empty)' : String(value)}</span>
          <button type="button" aria-label={`Remove ${String(value)}`} onClick={() => { onChange(values.filter((_, each) => each !== index)) }}><X aria-hidden /></button>
        </span>
      ))}
      {values.length > mostShown ? <span className="rule-chip">and {values.length - mostShown} more</span> : null}
      <ValuePicker key={round} label={label} labelHidden size="small" className="rule-list-input" source={source} value={null} onChange={add} error={error} placeholder={values.length === 0 && label === 'Add a value' ? 'Values' : label} autoFocus={round > 0} />
    </div>
  )
}

const splitList = (text: string): string[] => (/[\n\t]|,\s*\S/.test(text) ? text.split(/[\n\t,]/).map((each) => each.trim()).filter((each) => each !== '') : [text])
