import type { SampleCondition } from '@sendero/flow-engine/segment'
import { Field, NumberField } from '@sendero/ui'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

/** A condition on who is drawn: a share of everybody, by the name that draws them. */
export function SampleFields({ leaf, onChange, errorOf }: LeafFieldsProps<SampleCondition>) {
  return (
    <>
      <span className="rule-word">is in a random</span>
      {/* While it is empty the rule has no number there, as with all others that are not filled in. */}
      <NumberField label="Share" labelHidden size="small" className="rule-times" min={0} max={100} step={0.5} unit="%" value={leaf.percent} onChange={(percent) => { onChange({ ...leaf, percent: percent as number }, 'percent') }} error={errorOf('percent')} />
      <span className="rule-word">drawn as</span>
      <Field label="Name of the sample" labelHidden size="small" className="rule-name" placeholder="Name of the sample" title="The same name always draws the same people." maxLength={64} value={leaf.sample} onChange={(event) => { onChange({ ...leaf, sample: event.target.value }, 'sample') }} error={errorOf('sample')} />
    </>
  )
}
