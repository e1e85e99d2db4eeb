import type { ListCondition } from '@sendero/flow-engine/segment'
import { ListPicker } from '../pickers/ListPicker.tsx'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

/** A condition on who is on a list. */
export function ListFields({ leaf, onChange, errorOf }: LeafFieldsProps<ListCondition>) {
  return (
    <>
      <span className="rule-word">is on the list</span>
      <ListPicker label="List" labelHidden size="small" className="rule-name" value={leaf.list === '' ? null : leaf.list} onChange={(list) => { onChange({ list: list ?? '' }, 'list') }} error={errorOf('list')} />
    </>
  )
}
