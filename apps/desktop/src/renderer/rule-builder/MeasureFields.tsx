import type { MeasureCondition } from '@sendero/flow-engine/segment'
import { Select } from '@sendero/ui'
import type { ReactNode } from 'react'
import { PropertyPicker } from '../pickers/PropertyPicker.tsx'
import { ValueEditor } from './ValueEditor.tsx'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

const operators: readonly { readonly value: MeasureCondition['is']; readonly label: string }[] = [
  { value: 'gte', label: 'is at least' }, { value: 'gt', label: 'is more than' }, { value: 'lte', label: 'is at most' }, { value: 'lt', label: 'is less than' }, { value: 'equals', label: 'is exactly' }, { value: 'between', label: 'is between' },
]

interface Props extends LeafFieldsProps<MeasureCondition> { readonly event: ReactNode; readonly window: ReactNode }

/** What the values of a property come to: "sum of total of Order Completed within the last 90 days is at least 100". */
export function MeasureFields({ leaf, onChange, errorOf, event, window }: Props) {
  const first: unknown = Array.isArray(leaf.value) ? leaf.value[0] : leaf.value
  const compare = (is: MeasureCondition['is']): void => {
    onChange({ ...leaf, is, value: is === 'between' ? [first, Array.isArray(leaf.value) ? leaf.value[1] : first] : first } as MeasureCondition, 'is')
  }
  return (
    <>
      <PropertyPicker label="Property" labelHidden size="small" className="rule-name" event={leaf.event} value={leaf.of === '' ? null : leaf.of} onChange={(of) => { onChange({ ...leaf, of: of ?? '' }, 'of') }} error={errorOf('of')} />
      <span className="rule-word">of</span>
      {event}
      {window}
      <Select label="How it compares" labelHidden size="small" className="rule-frequency" value={leaf.is} options={operators} onChange={compare} />
      <ValueEditor kind={leaf.is === 'between' ? 'numberRange' : 'number'} kinds={['number']} source={{ event: leaf.event, property: leaf.of }} value={leaf.value} onChange={(value) => { onChange({ ...leaf, value } as MeasureCondition, 'value') }} error={errorOf('value')} />
    </>
  )
}
