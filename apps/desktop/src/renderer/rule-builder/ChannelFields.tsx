import type { ConsentCondition, ReachableCondition } from '@sendero/flow-engine/segment'
import { Select } from '@sendero/ui'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

// E-mail is the only channel there is: a list with one choice would ask for nothing.

const answers: readonly { readonly value: ConsentCondition['is']; readonly label: string }[] = [
  { value: 'subscribed', label: 'have subscribed to it' }, { value: 'unsubscribed', label: 'have unsubscribed from it' },
  { value: 'unproven', label: 'have consented without proof' }, { value: 'unknown', label: 'have never said anything' },
]

/** A condition on what people have said about being written to. */
export function ConsentFields({ leaf, onChange }: LeafFieldsProps<ConsentCondition>) {
  return (
    <>
      <span className="rule-word">marketing by e-mail:</span>
      <Select label="What they have said about e-mail" labelHidden size="small" className="rule-answer" value={leaf.is} options={answers} onChange={(is) => { onChange({ ...leaf, is }, 'is') }} />
    </>
  )
}

/** A condition on who can be written to now; there is nothing to choose but its opposite. */
export function ReachableFields(_: LeafFieldsProps<ReachableCondition>) {
  return <span className="rule-word">can be reached by e-mail: has an address, has subscribed and is not suppressed</span>
}
