import type { EventCondition, PropertyCondition } from '@sendero/flow-engine/segment'
import { DurationField, NumberField, Select } from '@sendero/ui'
import { EventNamePicker } from '../pickers/EventNamePicker.tsx'
import { PropertyConditions } from './PropertyConditions.tsx'
import type { PartIssue } from './draft-issues.ts'
import { frequencies, frequencyOf, timesOf, withFrequency } from './event-frequency.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

interface Props extends LeafFieldsProps<EventCondition> {
  readonly issues: readonly PartIssue[]
  readonly showIssues: boolean
}

const firstWindow = 'P30D'

/** A condition on what people did: how often, which event, in which time, with which properties. */
export function EventFields({ leaf, onChange, errorOf, issues, showIssues }: Props) {
  const frequency = frequencyOf(leaf.count)
  const times = timesOf(leaf.count)
  const { within, where = [] } = leaf
  const setWithin = (next: string | null): void => {
    const { within: _before, ...rest } = leaf
    onChange(next === null ? rest : { ...rest, within: next }, 'within')
  }
  const setWhere = (next: readonly PropertyCondition[], field: string): void => {
    const { where: _before, ...rest } = leaf
    onChange(next.length === 0 ? rest : { ...rest, where: [...next] }, `where.${field}`)
  }
  return (
    <>
      <Select label="How often" labelHidden size="small" className="rule-frequency" value={frequency} options={frequencies} onChange={(next) => { onChange({ ...leaf, count: withFrequency(next, times ?? 1) }, 'count') }} />
      {frequency === 'never' ? null : (
        <NumberField label="Times" labelHidden size="small" className="rule-times" min={frequency === 'atLeast' ? 1 : 0} max={1_000_000} unit={times === 1 ? 'time' : 'times'} value={times} error={errorOf(`count.${frequency}`)}
          onChange={(next) => { onChange({ ...leaf, count: withFrequency(frequency, next) }, 'count') }} />
      )}
      <EventNamePicker label="Event" labelHidden size="small" className="rule-name" value={leaf.event === '' ? null : leaf.event} onChange={(event) => { onChange({ ...leaf, event: event ?? '' }, 'event') }} error={errorOf('event')} />
      <Select
        label="When" labelHidden size="small" className="rule-when" value={within === undefined ? 'ever' : 'within'} options={[{ value: 'ever', label: 'at any time' }, { value: 'within', label: 'within the last' }]}
        onChange={(next) => { setWithin(next === 'ever' ? null : within ?? firstWindow) }}
      />
      {within === undefined ? null : <DurationField label="Time" labelHidden className="rule-duration" units={['hours', 'days', 'weeks', 'months']} value={within} onChange={setWithin} error={errorOf('within')} />}
      <PropertyConditions value={where} event={leaf.event} onChange={setWhere} showIssues={showIssues} issues={issues.filter(({ field }) => field.startsWith('where.')).map(({ field, message }) => ({ field: field.slice('where.'.length), message }))} />
    </>
  )
}
