import type { Entry } from '@sendero/flow-engine/document'
import { RadioCards } from '@sendero/ui'
import { useRef } from 'react'
import { SegmentPicker } from '../../../../pickers/SegmentPicker.tsx'
import { ApiTrigger, JourneyTrigger } from './ArrivingTriggers.tsx'
import { DateTrigger } from './DateTrigger.tsx'
import { EventTrigger } from './EventTrigger.tsx'
import { HoldoutField } from './HoldoutField.tsx'
import { ReentryField } from './ReentryField.tsx'
import { ScheduleTrigger } from './ScheduleTrigger.tsx'
import { startTrigger, triggerChoices, type Trigger, type TriggerKind } from './trigger-kinds.ts'

interface Props {
  readonly entry: Entry
  readonly onChange: (entry: Entry) => void
  readonly showIssues: boolean
}

/** How people enter the journey, whether again, and who is kept out to compare. */
export function EntryForm({ entry, onChange, showIssues }: Props) {
  const { trigger } = entry
  // Arrow keys pass over the ways in: what was set for one is still there when it comes by again.
  const left = useRef(new Map<TriggerKind, Trigger>())
  const turn = (kind: TriggerKind): void => {
    if (kind === trigger.kind) return
    left.current.set(trigger.kind, trigger)
    onChange({ ...entry, trigger: left.current.get(kind) ?? startTrigger(kind, { before: trigger, now: Date.now() }) })
  }
  return (
    <div className="ui-stack">
      <div className="journey-triggers"><RadioCards
        label="What lets people in" columns={2} value={trigger.kind} onChange={turn} hint={triggerChoices.find(({ kind }) => kind === trigger.kind)?.hint}
        options={triggerChoices.map(({ kind, label, icon: Icon }) => ({ value: kind, label, icon: <Icon aria-hidden /> }))}
      /></div>
      <TriggerFields trigger={trigger} showIssues={showIssues} onChange={(next) => { onChange({ ...entry, trigger: next }) }} />
      <ReentryField entry={entry} showIssues={showIssues} onChange={(reentry) => { onChange({ ...entry, reentry }) }} />
      <HoldoutField entry={entry} onChange={onChange} />
    </div>
  )
}

interface FieldsProps { readonly trigger: Trigger; readonly onChange: (trigger: Trigger) => void; readonly showIssues: boolean }

function TriggerFields({ trigger, onChange, showIssues }: FieldsProps) {
  switch (trigger.kind) {
    case 'event': return <EventTrigger trigger={trigger} showIssues={showIssues} onChange={onChange} />
    case 'segmentEntered': case 'segmentLeft':
      return <SegmentPicker label="Segment" value={trigger.segmentId === '' ? null : trigger.segmentId} error={showIssues && trigger.segmentId === '' ? `Choose the segment people ${trigger.kind === 'segmentEntered' ? 'enter' : 'leave'}.` : undefined} onChange={(segmentId) => { onChange({ ...trigger, segmentId: segmentId ?? '' }) }} />
    case 'schedule': return <ScheduleTrigger trigger={trigger} showIssues={showIssues} onChange={onChange} />
    case 'date': return <DateTrigger trigger={trigger} showIssues={showIssues} onChange={onChange} />
    case 'api': return <ApiTrigger />
    case 'journey': return <JourneyTrigger />
  }
}
