import type { SegmentCondition } from '@sendero/flow-engine/segment'
import { SegmentPicker } from '../pickers/SegmentPicker.tsx'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

/** A condition on who is in another segment. */
export function SegmentFields({ leaf, onChange, errorOf }: LeafFieldsProps<SegmentCondition>) {
  return (
    <>
      <span className="rule-word">is in the segment</span>
      <SegmentPicker label="Segment" labelHidden size="small" className="rule-name" value={leaf.segment === '' ? null : leaf.segment} onChange={(segment) => { onChange({ segment: segment ?? '' }, 'segment') }} error={errorOf('segment')} />
    </>
  )
}
