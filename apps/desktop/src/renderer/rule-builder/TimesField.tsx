import type { EventCondition } from '@sendero/flow-engine/segment'
import { NumberField } from '@sendero/ui'
import { timesOf, withFrequency } from './event-frequency.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

/** How many times it has to have happened. */
export function TimesField<Counted extends Pick<EventCondition, 'count'>>({ leaf, onChange, errorOf }: LeafFieldsProps<Counted>) {
  const { count } = leaf
  const frequency = 'atLeast' in count ? 'atLeast' : 'atMost' in count ? 'atMost' : 'exactly'
  const times = timesOf(count)
  return (
    <NumberField label="Times" labelHidden size="small" className="rule-times" min={frequency === 'atLeast' ? 1 : 0} max={1_000_000} unit={times === 1 ? 'time' : 'times'} value={times} error={errorOf(`count.${frequency}`)}
      onChange={(next) => { onChange({ ...leaf, count: withFrequency(frequency, next) }, 'count') }} />
  )
}
