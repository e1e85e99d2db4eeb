import type { EventLeaf, PropertyCondition } from '@sendero/flow-engine/segment'
import { DurationField, NumberField, Select } from '@sendero/ui'
import { EventNamePicker } from '../pickers/EventNamePicker.tsx'
import { MeasureFields } from './MeasureFields.tsx'
import { MomentFields } from './MomentFields.tsx'
import { PropertyConditions } from './PropertyConditions.tsx'
import type { PartIssue } from './draft-issues.ts'
import { timesOf, withFrequency } from './event-frequency.ts'
import { eventQuestions, questionOf, withQuestion } from './event-question.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

interface Props extends LeafFieldsProps<EventLeaf> {
  readonly issues: readonly PartIssue[]
  readonly showIssues: boolean
}

/** A condition on what people did: how often, when, or what a property of it comes to; which event, in which time, with which properties. */
export function EventFields({ leaf, onChange, errorOf, issues, showIssues }: Props) {
  const { where = [] } = leaf
  const setWhere = (next: readonly PropertyCondition[], field: string): void => {
    const { where: _before, ...rest } = leaf
    onChange(next.length === 0 ? rest : { ...rest, where: [...next] }, `where.${field}`)
  }
  const event = <EventNamePicker label="Event" labelHidden size="small" className="rule-name" value={leaf.event === '' ? null : leaf.event} onChange={(name) => { onChange({ ...leaf, event: name ?? '' }, 'event') }} error={errorOf('event')} />
  return (
    <>
      <Select label="What about the event" labelHidden size="small" className="rule-frequency" value={questionOf(leaf)} options={eventQuestions} onChange={(next) => { onChange(withQuestion(leaf, next), 'count') }} />
      {'count' in leaf ? <>{questionOf(leaf) === 'never' ? null : <Times leaf={leaf} onChange={onChange} errorOf={errorOf} />}{event}<Window leaf={leaf} onChange={onChange} errorOf={errorOf} /></> : null}
      {'measure' in leaf ? <MeasureFields leaf={leaf} onChange={onChange} errorOf={errorOf} event={event} window={<Window leaf={leaf} onChange={onChange} errorOf={errorOf} />} /> : null}
      {'time' in leaf ? <>{event}<MomentFields leaf={leaf} onChange={onChange} errorOf={errorOf} /></> : null}
      <PropertyConditions value={where} event={leaf.event} onChange={setWhere} showIssues={showIssues} issues={issues.filter(({ field }) => field.startsWith('where.')).map(({ field, message }) => ({ field: field.slice('where.'.length), message }))} />
    </>
  )
}

function Times({ leaf, onChange, errorOf }: LeafFieldsProps<Extract<EventLeaf, { count: unknown }>>) {
  const frequency = 'atLeast' in leaf.count ? 'atLeast' : 'atMost' in leaf.count ? 'atMost' : 'exactly'
  const times = timesOf(leaf.count)
  return (
    <NumberField label="Times" labelHidden size="small" className="rule-times" min={frequency === 'atLeast' ? 1 : 0} max={1_000_000} unit={times === 1 ? 'time' : 'times'} value={times} error={errorOf(`count.${frequency}`)}
      onChange={(next) => { onChange({ ...leaf, count: withFrequency(frequency, next) }, 'count') }} />
  )
}

const firstWindow = 'P30D'

function Window({ leaf, onChange, errorOf }: LeafFieldsProps<Extract<EventLeaf, { count: unknown } | { measure: unknown }>>) {
  const { within } = leaf
  const setWithin = (next: string | null): void => {
    const { within: _before, ...rest } = leaf
    onChange(next === null ? rest : { ...rest, within: next }, 'within')
  }
  return (
    <>
      <Select
        label="When" labelHidden size="small" className="rule-when" value={within === undefined ? 'ever' : 'within'} options={[{ value: 'ever', label: 'at any time' }, { value: 'within', label: 'within the last' }]}
        onChange={(next) => { setWithin(next === 'ever' ? null : within ?? firstWindow) }}
      />
      {within === undefined ? null : <DurationField label="Time" labelHidden className="rule-duration" units={['hours', 'days', 'weeks', 'months']} value={within} onChange={setWithin} error={errorOf('within')} />}
    </>
  )
}
