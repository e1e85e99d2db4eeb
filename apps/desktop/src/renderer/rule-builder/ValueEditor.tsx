import { DurationField, Field, NumberField } from '@sendero/ui'
import { ValuePicker } from '../pickers/ValuePicker.tsx'
import type { AttributeSource, AttributeValue } from '../pickers/attribute-source.ts'
import { DateInput } from './DateInput.tsx'
import { ValueList } from './ValueList.tsx'
import type { AttributeKind, ValueKind } from './operator-choices.ts'

interface Props {
  readonly kind: ValueKind
  readonly kinds: readonly AttributeKind[]
  readonly source: AttributeSource
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly error?: string | undefined
}

type Scalar = string | number | null

/** What stands right of the operator, by what the operator compares with. */
export function ValueEditor({ kind, kinds, source, value, onChange, error }: Props) {
  const range = (Array.isArray(value) ? value : [null, null]) as [Scalar, Scalar]
  switch (kind) {
    case 'nothing': return null
    case 'value': return <ValuePicker label="Value" labelHidden size="small" className="rule-value" source={source} value={value === '' ? null : value as AttributeValue} onChange={(next) => { onChange(next === null ? '' : asTyped(next, kinds)) }} error={error} />
    case 'list': return <ValueList source={source} values={value as readonly AttributeValue[]} onChange={(next) => { onChange(next.map((each) => asTyped(each, kinds))) }} error={error} />
    case 'text': return <Field label="Text" labelHidden size="small" className="rule-value" placeholder="Text" value={String(value)} onChange={(event) => { onChange(event.target.value) }} error={error} />
    case 'number': return <NumberField label="Number" labelHidden size="small" className="rule-number" placeholder="Number" value={typeof value === 'number' ? value : null} onChange={onChange} error={error} />
    case 'howMany': return <NumberField label="How many values" labelHidden size="small" className="rule-number" min={1} max={100} unit={value === 1 ? 'value' : 'values'} value={typeof value === 'number' ? value : null} onChange={onChange} error={error} />
    case 'numberRange': return (
      <span className="rule-range">
        <NumberField label="From" labelHidden size="small" className="rule-number" placeholder="From" value={typeof range[0] === 'number' ? range[0] : null} onChange={(next) => { onChange([next, range[1]]) }} error={error} />
        <span className="rule-word">and</span>
        <NumberField label="To" labelHidden size="small" className="rule-number" placeholder="To" value={typeof range[1] === 'number' ? range[1] : null} onChange={(next) => { onChange([range[0], next]) }} />
      </span>
    )
    case 'date': return <DateInput label="Date" value={value as Scalar} onChange={onChange} error={error} />
    case 'dateRange': return (
      <span className="rule-range">
        <DateInput label="From" value={range[0]} onChange={(next) => { onChange([next, range[1]]) }} error={error} />
        <span className="rule-word">and</span>
        <DateInput label="To" value={range[1]} onChange={(next) => { onChange([range[0], next]) }} />
      </span>
    )
    case 'duration': return <DurationField label="Duration" labelHidden className="rule-duration" units={['hours', 'days', 'weeks', 'months']} value={String(value)} onChange={onChange} error={error} />
  }
}

/** A number typed for an attribute that only holds numbers is one. */
function asTyped(value: AttributeValue, kinds: readonly AttributeKind[]): AttributeValue {
  const isNumber = kinds.length === 1 && kinds[0] === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
  return isNumber ? Number(value) : value
}
