import { DurationField, NumberField } from '@sendero/ui'
import { ChannelSelect } from '../ChannelSelect.tsx'
import { messagesOf } from '../channels.ts'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'
import { wholeNumber } from '../whole-number.ts'

export function FrequencyGateForm({ config, onChange, showIssues }: FormProps<'frequencyGate'>) {
  const { channel, most, within } = config
  return (
    <div className="ui-stack">
      <ChannelSelect value={channel} onChange={(next) => { onChange({ ...config, channel: next }) }} />
      <NumberField label="Too many is" unit={messagesOf(channel, most)} value={most} min={1} max={1000} onChange={(next) => { onChange({ ...config, most: wholeNumber(next, { least: 1, most: 1000, before: most }) }) }} />
      <DurationField label="Within the last" value={within} units={waitUnits} error={showIssues && within === '' ? 'Say how far to look back.' : undefined} onChange={(next) => { onChange({ ...config, within: next }) }} />
      <p className="ui-quiet journey-form-note">Marketing mails of all journeys count. Who got {most === 1 ? 'one' : `${most} or more`} goes on as “Too many”.</p>
    </div>
  )
}
