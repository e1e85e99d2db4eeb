import type { EventLeaf, PropertyCondition } from '@sendero/flow-engine/segment'
import { Select } from '@sendero/ui'
import { EventNamePicker } from '../pickers/EventNamePicker.tsx'
import { AddHours, HoursFields } from './HoursFields.tsx'
import { MeasureFields } from './MeasureFields.tsx'
import { MomentFields } from './MomentFields.tsx'
import { PropertyConditions } from './PropertyConditions.tsx'
import { TimesField } from './TimesField.tsx'
import { WindowFields } from './WindowFields.tsx'
import type { PartIssue } from './draft-issues.ts'
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
  const setHours = (during: EventLeaf['during'], field: string): void => {
    const { during: _before, ...rest } = leaf
    onChange(during === undefined ? rest : { ...rest, during }, field)
  }
  const event = <EventNamePicker label="Event" labelHidden size="small" className="rule-name" value={leaf.event === '' ? null : leaf.event} onChange={(name) => { onChange({ ...leaf, event: name ?? '' }, 'event') }} error={errorOf('event')} />
  return (
    <>
      <Select label="What about the event" labelHidden size="small" className="rule-frequency" value={questionOf(leaf)} options={eventQuestions} onChange={(next) => { onChange(withQuestion(leaf, next), 'count') }} />
      {'count' in leaf ? <>{questionOf(leaf) === 'never' ? null : <TimesField leaf={leaf} onChange={onChange} errorOf={errorOf} />}{event}<WindowFields leaf={leaf} onChange={onChange} errorOf={errorOf} /></> : null}
      {'measure' in leaf ? <MeasureFields leaf={leaf} onChange={onChange} errorOf={errorOf} event={event} window={<WindowFields leaf={leaf} onChange={onChange} errorOf={errorOf} />} /> : null}
      {'time' in leaf ? <>{event}<MomentFields leaf={leaf} onChange={onChange} errorOf={errorOf} /></> : null}
      {leaf.during === undefined ? null : <HoursFields value={leaf.during} onChange={setHours} errorOf={errorOf} />}
      <PropertyConditions
        value={where} event={leaf.event} onChange={setWhere} showIssues={showIssues} more={leaf.during === undefined ? <AddHours onAdd={(during) => { setHours(during, 'during') }} /> : null}
        issues={issues.filter(({ field }) => field.startsWith('where.')).map(({ field, message }) => ({ field: field.slice('where.'.length), message }))}
      />
    </>
  )
}
