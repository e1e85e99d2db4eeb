import type { JourneyEnd } from '@sendero/flow-engine/document'
import { Field, FieldFrame, Select } from '@sendero/ui'
import { EventNamePicker } from '../../../../pickers/EventNamePicker.tsx'
import { SegmentPicker } from '../../../../pickers/SegmentPicker.tsx'
import { PropertyConditions } from '../../../../rule-builder/PropertyConditions.tsx'
import { RuleBuilder } from '../../../../rule-builder/RuleBuilder.tsx'

type When = JourneyEnd['when']

const whens: readonly { readonly value: When['kind']; readonly label: string }[] = [
  { value: 'event', label: 'They do something' }, { value: 'segmentEntered', label: 'They enter a segment' }, { value: 'segmentLeft', label: 'They leave a segment' }, { value: 'rule', label: 'A rule holds for them' },
]

interface Props {
  readonly end: JourneyEnd
  /** It was just added: what it still lacks is no mistake so far. */
  readonly isNew: boolean
  readonly onChange: (end: JourneyEnd) => void
}

/** What meets a goal or exit of the whole journey. */
export function EndForm({ end, isNew, onChange }: Props) {
  const { when } = end
  const setName = (name: string): void => { const { name: _old, ...rest } = end; onChange(name === '' ? rest : { ...rest, name }) }
  return (
    <>
      <Select label="When" value={when.kind} options={whens} onChange={(kind) => { onChange({ ...end, when: startWhen(kind, when) }) }} />
      <WhenFields when={when} isNew={isNew} onChange={(next) => { onChange({ ...end, when: next }) }} />
      <Field label="Name" optional value={end.name ?? ''} maxLength={200} placeholder={end.kind === 'goal' ? 'First order' : 'Bought elsewhere'} hint="Told in numbers and paths." onChange={(event) => { setName(event.target.value) }} />
    </>
  )
}

function startWhen(kind: When['kind'], before: When): When {
  switch (kind) {
    case 'event': return { kind, event: '', where: [] }
    case 'segmentEntered': case 'segmentLeft': return { kind, segmentId: 'segmentId' in before ? before.segmentId : '' }
    case 'rule': return { kind, rule: { op: 'and', rules: [] } }
  }
}

function WhenFields({ when, isNew, onChange }: { readonly when: When; readonly isNew: boolean; readonly onChange: (when: When) => void }) {
  switch (when.kind) {
    case 'event': return (
      <>
        <EventNamePicker label="Event" autoFocus={isNew} value={when.event === '' ? null : when.event} error={!isNew && when.event === '' ? 'Choose the event.' : undefined} onChange={(event) => { onChange({ ...when, event: event ?? '' }) }} />
        <FieldFrame label="Only if" optional isGroup>{() => <PropertyConditions value={when.where} event={when.event} showIssues={!isNew} onChange={(where) => { onChange({ ...when, where }) }} />}</FieldFrame>
      </>
    )
    case 'segmentEntered': case 'segmentLeft': return (
      <SegmentPicker label="Segment" value={when.segmentId === '' ? null : when.segmentId} error={!isNew && when.segmentId === '' ? 'Choose the segment.' : undefined} onChange={(segmentId) => { onChange({ ...when, segmentId: segmentId ?? '' }) }} />
    )
    case 'rule': return <FieldFrame label="Rule" isGroup>{() => <RuleBuilder label="Rule" value={when.rule} showIssues={!isNew} onChange={(rule) => { onChange({ ...when, rule }) }} />}</FieldFrame>
  }
}
