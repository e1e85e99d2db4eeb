import { Button, DurationField, Field, IconButton, Select } from '@sendero/ui'
import { Plus, Trash2 } from 'lucide-react'
import { EventNamePicker } from '../../../pickers/EventNamePicker.tsx'
import { textsOf } from '../kernels/dry-run/value-texts.ts'
import { newId } from '../store/new-id.ts'
import { useDryRun, useSetup, type DoneEvent } from './dry-run-store.ts'

/** What the person does, before they enter or on the way. Events the journey looks at are one press away. */
export function DoneEvents() {
  const { setup, change } = useSetup()
  const asked = useDryRun((state) => state.asked)
  const { events } = setup
  if (asked === null) return null
  const add = (event: string): void => { change({ events: [...events, { id: newId(), event, when: 'after', by: 'P1D', properties: textsOf(asked.events.get(event) ?? {}) }] }) }
  return (
    <section className="journey-dry-rows" aria-label="What they do">
      <h3>What they do</h3>
      {events.map((each) => (
        <Done key={each.id} done={each} onChange={(part) => { change({ events: events.map((other) => (other.id === each.id ? { ...other, ...part } : other)) }) }} onRemove={() => { change({ events: events.filter(({ id }) => id !== each.id) }) }} />
      ))}
      <div className="journey-dry-adds">
        {[...asked.events.keys()].slice(0, 6).map((event) => <Button key={event} look="quiet" size="small" icon={<Plus aria-hidden />} onClick={() => { add(event) }}>{event}</Button>)}
        <Button look="quiet" size="small" icon={<Plus aria-hidden />} onClick={() => { add('') }}>{asked.events.size === 0 ? 'Add an event' : 'Another event'}</Button>
      </div>
    </section>
  )
}

function Done({ done, onChange, onRemove }: { readonly done: DoneEvent; readonly onChange: (part: Partial<DoneEvent>) => void; readonly onRemove: () => void }) {
  const { event, when, by, properties } = done
  return (
    <div className="journey-attribute journey-dry-event">
      <div className="journey-row">
        <EventNamePicker label="Event" labelHidden value={event === '' ? null : event} onChange={(next) => { onChange({ event: next ?? '' }) }} />
        <IconButton label={`Remove “${event}”`} size="small" icon={<Trash2 aria-hidden />} onClick={onRemove} />
      </div>
      <div className="journey-dry-when">
        <DurationField label="How long" labelHidden value={by} min={0} onChange={(next) => { onChange({ by: next }) }} />
        <Select label="Before or after the start" labelHidden value={when} options={[{ value: 'after', label: 'after the start' }, { value: 'before', label: 'before it' }]} onChange={(next) => { onChange({ when: next }) }} />
      </div>
      {Object.entries(properties).map(([path, text]) => <Field key={path} label={path} size="small" value={text} onChange={(change) => { onChange({ properties: { ...properties, [path]: change.target.value } }) }} />)}
    </div>
  )
}
