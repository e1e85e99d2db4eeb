import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Field, FieldFrame, SegmentedControl, Switch, TimeField } from '@sendero/ui'
import { PropertyPicker } from '../../../../pickers/PropertyPicker.tsx'
import { TraitPicker } from '../../../../pickers/TraitPicker.tsx'
import type { FormProps } from '../node-view.ts'
import { OffsetField, type Offset } from '../OffsetField.tsx'
import { useTriggerEvent } from '../use-trigger-event.ts'

type Config = NodeConfigs['waitUntil']
type Source = Config['date']

const sources: readonly { readonly value: Source['from']; readonly label: string }[] = [{ value: 'trait', label: 'Of the person' }, { value: 'event', label: 'Of the event' }, { value: 'fixed', label: 'A fixed day' }]

export function WaitUntilForm({ config, onChange, showIssues }: FormProps<'waitUntil'>) {
  const { date, offset, time, yearly } = config
  const turn = (from: Source['from']): void => {
    if (from !== date.from) onChange({ ...config, date: from === 'fixed' ? { from, day: '' } : { from, path: '' }, yearly: from !== 'event' && yearly })
  }
  const move = (next: Offset | undefined): void => { const { offset: _old, ...rest } = config; onChange(next === undefined ? rest : { ...rest, offset: next }) }
  const setTime = (next: string): void => { const { time: _old, ...rest } = config; onChange(next === '' ? rest : { ...rest, time: next }) }
  return (
    <div className="ui-stack">
      <FieldFrame label="Which date" isGroup>{() => <SegmentedControl label="Which date" value={date.from} options={sources} onChange={turn} />}</FieldFrame>
      <DateSource date={date} showIssues={showIssues} onChange={(next) => { onChange({ ...config, date: next }) }} />
      <OffsetField label="When" value={offset} error={showIssues && offset?.by === '' ? 'Say how long.' : undefined} onChange={move} />
      <TimeField label="At" optional value={time ?? ''} hint={time === undefined ? 'At the time the date itself names; at midnight where it names none.' : 'By the clock where they are.'} onChange={setTime} />
      {date.from === 'event' ? null : <Switch label="Every year" checked={yearly} hint="The next return of the day, as of a birthday." onChange={(isYearly) => { onChange({ ...config, yearly: isYearly }) }} />}
      <p className="ui-quiet journey-form-note">{yearly ? 'Who has no such date goes on as “No such moment”.' : 'Who has no such date, or for whom it is over, goes on as “No such moment”.'}</p>
    </div>
  )
}

function DateSource({ date, onChange, showIssues }: { readonly date: Source; readonly onChange: (date: Source) => void; readonly showIssues: boolean }) {
  const event = useTriggerEvent()
  switch (date.from) {
    case 'trait': return <TraitPicker label="Attribute with the date" value={date.path === '' ? null : date.path} error={showIssues && date.path === '' ? 'Choose the attribute that holds the date.' : undefined} onChange={(path) => { onChange({ ...date, path: path ?? '' }) }} />
    case 'event': return <PropertyPicker label="Property with the date" event={event} value={date.path === '' ? null : date.path} error={showIssues && date.path === '' ? 'Choose the property that holds the date.' : undefined} onChange={(path) => { onChange({ ...date, path: path ?? '' }) }} />
    case 'fixed': return <DayField day={date.day} error={showIssues && date.day === '' ? 'Choose the day.' : undefined} onChange={(day) => { onChange({ ...date, day }) }} />
  }
}

/** A day; an instant that came from elsewhere stays the text it is. */
function DayField({ day, onChange, error }: { readonly day: string; readonly onChange: (day: string) => void; readonly error: string | undefined }) {
  const isDay = day === '' || /^\d{4}-\d{2}-\d{2}$/.test(day)
  return <Field label="Day" className={isDay ? 'time' : undefined} type={isDay ? 'date' : 'text'} max={isDay ? '9999-12-31' : undefined} value={day} error={error} onChange={(event) => { onChange(event.target.value) }} />
}
