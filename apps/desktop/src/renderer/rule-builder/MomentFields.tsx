import type { MomentCondition } from '@sendero/flow-engine/segment'
import { Select } from '@sendero/ui'
import { ValueEditor } from './ValueEditor.tsx'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

const operators: readonly { readonly value: MomentCondition['is']; readonly label: string }[] = [
  { value: 'inLast', label: 'within the last' }, { value: 'longerAgo', label: 'longer ago than' }, { value: 'before', label: 'before' }, { value: 'after', label: 'after' },
]

const isWindow = (is: MomentCondition['is']): boolean => is === 'inLast' || is === 'longerAgo'

/** When the first or last one was: within some time, longer ago, before or after a day. */
export function MomentFields({ leaf, onChange, errorOf }: LeafFieldsProps<MomentCondition>) {
  const compare = (is: MomentCondition['is']): void => {
    onChange({ ...leaf, is, value: isWindow(is) === isWindow(leaf.is) ? leaf.value : isWindow(is) ? 'P30D' : '' } as MomentCondition, 'is')
  }
  return (
    <>
      <Select label="When" labelHidden size="small" className="rule-when" value={leaf.is} options={operators} onChange={compare} />
      <ValueEditor kind={isWindow(leaf.is) ? 'duration' : 'date'} kinds={['date']} source={{ event: leaf.event, property: '' }} value={leaf.value} onChange={(value) => { onChange({ ...leaf, value } as MomentCondition, 'value') }} error={errorOf('value')} />
    </>
  )
}
