import { DurationField, FieldFrame } from '@sendero/ui'
import { EventNamePicker } from '../../../../pickers/EventNamePicker.tsx'
import { PropertyConditions } from '../../../../rule-builder/PropertyConditions.tsx'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'

export function WaitForEventForm({ config, onChange, showIssues }: FormProps<'waitForEvent'>) {
  const { event, where, timeout } = config
  return (
    <div className="ui-stack">
      <EventNamePicker label="Until this event" value={event === '' ? null : event} error={showIssues && event === '' ? 'Choose the event to wait for.' : undefined} onChange={(name) => { onChange({ ...config, event: name ?? '' }) }} />
      <FieldFrame label="Only if" optional isGroup hint={where.length === 0 ? 'Any event of this name counts.' : undefined}>
        {() => <PropertyConditions value={where} event={event} showIssues={showIssues} onChange={(next) => { onChange({ ...config, where: next }) }} />}
      </FieldFrame>
      <DurationField label="At most" value={timeout} units={waitUnits} hint="Then people go on by the other way." error={showIssues && timeout === '' ? 'Say how long to wait at most.' : undefined} onChange={(length) => { onChange({ ...config, timeout: length }) }} />
    </div>
  )
}
