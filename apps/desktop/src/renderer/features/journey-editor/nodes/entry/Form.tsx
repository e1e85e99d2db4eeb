import type { Entry } from '@sendero/flow-engine/document'
import { Field, FieldFrame, RadioCards, Select } from '@sendero/ui'
import { EventNamePicker } from '../../../../pickers/EventNamePicker.tsx'
import { SegmentPicker } from '../../../../pickers/SegmentPicker.tsx'
import { PropertyConditions } from '../../../../rule-builder/PropertyConditions.tsx'

interface Props {
  readonly entry: Entry
  readonly onChange: (entry: Entry) => void
  readonly showIssues: boolean
}

type Reentry = Entry['reentry']['kind']
const reentries: readonly { readonly value: Reentry; readonly label: string }[] = [
  { value: 'never', label: 'Once, ever' }, { value: 'afterExit', label: 'Again, after they have left' }, { value: 'always', label: 'Every time, also while they are in it' },
]

/** How people enter the journey. */
export function EntryForm({ entry, onChange, showIssues }: Props) {
  const { trigger, reentry } = entry
  const start = (kind: Entry['trigger']['kind']): void => {
    if (kind !== trigger.kind) onChange({ ...entry, trigger: kind === 'event' ? { kind, event: '', where: [] } : { kind, segmentId: '' } })
  }
  return (
    <div className="ui-stack">
      <RadioCards
        label="People enter when they" columns={2} value={trigger.kind} onChange={start}
        options={[{ value: 'event', label: 'Do something', description: 'An event arrives.' }, { value: 'segmentEntered', label: 'Enter a segment', description: 'Its rule starts to hold.' }]}
      />
      {trigger.kind === 'event'
        ? <EventTrigger trigger={trigger} showIssues={showIssues} onChange={(next) => { onChange({ ...entry, trigger: next }) }} />
        : <SegmentPicker label="Segment" value={trigger.segmentId === '' ? null : trigger.segmentId} error={showIssues && trigger.segmentId === '' ? 'Choose the segment people enter.' : undefined} onChange={(segmentId) => { onChange({ ...entry, trigger: { ...trigger, segmentId: segmentId ?? '' } }) }} />}
      <Select label="May they enter again?" value={reentry.kind} options={reentries} onChange={(kind) => { onChange({ ...entry, reentry: { kind } }) }} />
    </div>
  )
}

type EventEntry = Extract<Entry['trigger'], { kind: 'event' }>

function EventTrigger({ trigger, onChange, showIssues }: { readonly trigger: EventEntry; readonly onChange: (trigger: EventEntry) => void; readonly showIssues: boolean }) {
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
