import { Switch, TimeField } from '@sendero/ui'
import { TraitPicker } from '../../../../pickers/TraitPicker.tsx'
import { OffsetField } from '../OffsetField.tsx'
import { AudienceField } from './AudienceField.tsx'
import { NextTimes } from './NextTimes.tsx'
import { TriggerTold } from './TriggerTold.tsx'
import type { TriggerProps } from './trigger-props.ts'

export function DateTrigger({ trigger, onChange, showIssues }: TriggerProps<'date'>) {
  const { path, offset, time, yearly, segmentId } = trigger
  const { offset: _offset, ...withoutOffset } = trigger
  const { segmentId: _segment, ...forEverybody } = trigger
  return (
    <>
      <TraitPicker label="Attribute with the date" value={path === '' ? null : path} error={showIssues && path === '' ? 'Choose the attribute that holds the date.' : undefined} onChange={(next) => { onChange({ ...trigger, path: next ?? '' }) }} />
      <OffsetField label="When" value={offset} error={showIssues && offset?.by === '' ? 'Say how long.' : undefined} onChange={(next) => { onChange(next === undefined ? withoutOffset : { ...trigger, offset: next }) }} />
      <TimeField label="At" value={time} hint="By the clock where they are." error={showIssues && time === '' ? 'Say at what time.' : undefined} onChange={(next) => { onChange({ ...trigger, time: next }) }} />
      <Switch label="Every year" checked={yearly} hint="The return of the day, as of a birthday." onChange={(isYearly) => { onChange({ ...trigger, yearly: isYearly }) }} />
      <AudienceField segmentId={segmentId} showIssues={showIssues} onChange={(next) => { onChange(next === undefined ? forEverybody : { ...trigger, segmentId: next }) }} />
      {path === '' || time === '' || segmentId === '' || offset?.by === '' ? null : <><TriggerTold trigger={trigger} /><NextTimes trigger={trigger} /></>}
    </>
  )
}
