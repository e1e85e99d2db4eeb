import { EventNamePicker } from '../../../../pickers/EventNamePicker.tsx'
import { FieldFrame } from '@sendero/ui'
import { PropertyPicker } from '../../../../pickers/PropertyPicker.tsx'
import { AttributeRows } from '../attribute-rows/AttributeRows.tsx'
import type { FormProps } from '../node-view.ts'

const reserved = '$sendero.'

export function EmitEventForm({ config, onChange, showIssues }: FormProps<'emitEvent'>) {
  const { event, properties } = config
  return (
    <div className="ui-stack">
      <EventNamePicker
        label="Event" value={event === '' ? null : event} error={problemOf(event, showIssues)}
        hint="Recorded as if they had done it: segments, waits and other journeys see it." onChange={(name) => { onChange({ ...config, event: name ?? '' }) }}
      />
      <FieldFrame label="Properties" optional isGroup>
        {() => (
          <div className="journey-rows wide">
            <AttributeRows
              values={{ set: properties, unset: [] }} noun="property" onChange={({ set }) => { onChange({ ...config, properties: set }) }}
              picker={(field) => <PropertyPicker label="Property" labelHidden size="small" event={event} {...field} />}
            />
          </div>
        )}
      </FieldFrame>
    </div>
  )
}

function problemOf(event: string, showIssues: boolean): string | undefined {
  if (event.startsWith(reserved)) return `Names that begin with ${reserved} are taken.`
  return showIssues && event.trim() === '' ? 'Say which event to record.' : undefined
}
