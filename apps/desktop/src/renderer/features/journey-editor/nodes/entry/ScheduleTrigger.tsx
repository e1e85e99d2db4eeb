import { Field, TimeField } from '@sendero/ui'
import { ClockField } from '../ClockField.tsx'
import { AudienceField } from './AudienceField.tsx'
import { RepeatField } from './RepeatField.tsx'
import { NextTimes } from './NextTimes.tsx'
import { TriggerTold } from './TriggerTold.tsx'
import type { TriggerProps } from './trigger-props.ts'

export function ScheduleTrigger({ trigger, onChange, showIssues }: TriggerProps<'schedule'>) {
  const { start, rule, clock, segmentId } = trigger
  const [day = '', time = ''] = start.split('T')
  const { rule: _rule, ...once } = trigger
  const { segmentId: _segment, ...forEverybody } = trigger
  return (
    <>
      <div className="journey-pair">
        <Field label={rule === undefined ? 'On' : 'From'} type="date" max="9999-12-31" value={day} error={showIssues && day === '' ? 'Choose a day.' : undefined} onChange={(event) => { onChange({ ...trigger, start: `${event.target.value}T${time}` }) }} />
        <TimeField label="At" value={time} error={showIssues && time === '' ? 'Say at what time.' : undefined} onChange={(next) => { onChange({ ...trigger, start: `${day}T${next}` }) }} />
      </div>
      <RepeatField rule={rule} day={day} onChange={(next) => { onChange(next === undefined ? once : { ...trigger, rule: next }) }} />
      <ClockField value={clock} onChange={(next) => { onChange({ ...trigger, clock: next }) }} />
      <AudienceField segmentId={segmentId} showIssues={showIssues} onChange={(next) => { onChange(next === undefined ? forEverybody : { ...trigger, segmentId: next }) }} />
      {day === '' || time === '' || segmentId === '' ? null : <><TriggerTold trigger={trigger} /><NextTimes trigger={trigger} /></>}
    </>
  )
}
