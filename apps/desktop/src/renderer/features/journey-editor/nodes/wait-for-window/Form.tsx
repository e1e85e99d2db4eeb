import { TimeField } from '@sendero/ui'
import { ClockField } from '../ClockField.tsx'
import type { FormProps } from '../node-view.ts'
import { WeekdaysField } from '../WeekdaysField.tsx'

export function WaitForWindowForm({ config, onChange, showIssues }: FormProps<'waitForWindow'>) {
  const { weekdays, from, to, clock } = config
  const isOvernight = from !== '' && to !== '' && to <= from
  return (
    <div className="ui-stack">
      <WeekdaysField label="On" value={weekdays} error={showIssues && weekdays.length === 0 ? 'Choose a day, or nobody ever goes on.' : undefined} onChange={(next) => { onChange({ ...config, weekdays: next }) }} />
      <div className="journey-pair">
        <TimeField label="From" value={from} error={showIssues && from === '' ? 'Say when it opens.' : undefined} onChange={(next) => { onChange({ ...config, from: next }) }} />
        <TimeField label="To" value={to} error={showIssues && to === '' ? 'Say when it closes.' : undefined} hint={isOvernight ? 'On the day after.' : undefined} onChange={(next) => { onChange({ ...config, to: next }) }} />
      </div>
      <ClockField value={clock} onChange={(next) => { onChange({ ...config, clock: next }) }} />
      <p className="ui-quiet journey-form-note">Who comes in time goes on at once. Everybody else waits until it opens.</p>
    </div>
  )
}
