import { Field, FieldFrame } from '@sendero/ui'
import { EventNamePicker } from '../../../../pickers/EventNamePicker.tsx'
import { PropertyConditions } from '../../../../rule-builder/PropertyConditions.tsx'
import type { TriggerProps } from './trigger-props.ts'

export function EventTrigger({ trigger, onChange, showIssues }: TriggerProps<'event'>) {
  const { event, where, key } = trigger
  const setKey = (text: string): void => {
    const { key: _old, ...rest } = trigger
    const path = text.trim().replace(/^properties\./, '')
    onChange(path === '' ? rest : { ...rest, key: `properties.${path}` })
  }
  return (
    <>
      <EventNamePicker label="Event" value={event === '' ? null : event} error={showIssues && event === '' ? 'Choose the event that starts the journey.' : undefined} onChange={(name) => { onChange({ ...trigger, event: name ?? '' }) }} />
      <FieldFrame label="Only if" optional isGroup>{() => <PropertyConditions value={where} event={event} showIssues={showIssues} onChange={(next) => { onChange({ ...trigger, where: next }) }} />}</FieldFrame>
      <Field label="One run for each" optional value={key?.replace(/^properties\./, '') ?? ''} placeholder="orderId" spellCheck={false} hint="A property of the event. With orderId, a person with two orders goes through twice, each on its own." onChange={(change) => { setKey(change.target.value) }} />
    </>
  )
}
