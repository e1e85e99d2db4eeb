import type { AnniversaryCondition } from '@sendero/flow-engine/segment'
import { NumberField, Select } from '@sendero/ui'
import { TraitPicker } from '../pickers/TraitPicker.tsx'
import type { LeafFieldsProps } from './leaf-fields-props.ts'
import { monthChoices } from './month-names.ts'

const operators: readonly { readonly value: AnniversaryCondition['is']; readonly label: string }[] = [
  { value: 'today', label: 'is today' }, { value: 'inDays', label: 'is in exactly' }, { value: 'inNextDays', label: 'is today or in the next' },
  { value: 'inLastDays', label: 'is today or in the last' }, { value: 'inMonth', label: 'is in' },
]

/** A condition on the yearly return of a date: a birthday today, a contract that renews in the next 30 days. */
export function AnniversaryFields({ leaf, onChange, errorOf }: LeafFieldsProps<AnniversaryCondition>) {
  const { anniversary } = leaf
  const compare = (is: AnniversaryCondition['is']): void => {
    if (is === 'today') return onChange({ anniversary, is }, 'is')
    if (is === 'inMonth') return onChange({ anniversary, is, value: 1 }, 'is')
    onChange({ anniversary, is, value: leaf.is === 'today' || leaf.is === 'inMonth' ? 7 : leaf.value }, 'is')
  }
  return (
    <>
      <span className="rule-word">the anniversary of</span>
      <TraitPicker label="Date" labelHidden size="small" className="rule-name" value={anniversary === '' ? null : anniversary} onChange={(trait) => { onChange({ ...leaf, anniversary: trait ?? '' }, 'anniversary') }} error={errorOf('anniversary')} />
      <Select label="When it is" labelHidden size="small" className="rule-frequency" value={leaf.is} options={operators} onChange={compare} />
      {leaf.is === 'inMonth' ? <Select label="Month" labelHidden size="small" className="rule-when" value={String(leaf.value)} options={monthChoices} onChange={(month) => { onChange({ ...leaf, value: Number(month) }, 'value') }} /> : null}
      {/* While it is empty the rule has no number there, as with all others that are not filled in. */}
      {leaf.is === 'today' || leaf.is === 'inMonth' ? null : <NumberField label="Days" labelHidden size="small" className="rule-times" min={1} max={365} unit={leaf.value === 1 ? 'day' : 'days'} value={leaf.value} onChange={(days) => { onChange({ ...leaf, value: days as number }, 'value') }} error={errorOf('value')} />}
    </>
  )
}
