import { DurationField, FieldFrame, SegmentedControl } from '@sendero/ui'
import { SegmentPicker } from '../../../../pickers/SegmentPicker.tsx'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'

export function WaitForSegmentForm({ config, onChange, showIssues }: FormProps<'waitForSegment'>) {
  const { segmentId, until, timeout } = config
  return (
    <div className="ui-stack">
      <FieldFrame label="Until they" isGroup>
        {() => <SegmentedControl label="Until they" value={until} options={[{ value: 'entered', label: 'Are in a segment' }, { value: 'left', label: 'Are out of it' }]} onChange={(next) => { onChange({ ...config, until: next }) }} />}
      </FieldFrame>
      <SegmentPicker
        label="Segment" value={segmentId === '' ? null : segmentId} error={showIssues && segmentId === '' ? 'Choose the segment to wait for.' : undefined}
        hint={until === 'entered' ? 'Who is in it already goes on at once.' : 'Who is not in it goes on at once.'} onChange={(id) => { onChange({ ...config, segmentId: id ?? '' }) }}
      />
      <DurationField label="At most" value={timeout} units={waitUnits} hint="Then people go on by the other way." error={showIssues && timeout === '' ? 'Say how long to wait at most.' : undefined} onChange={(length) => { onChange({ ...config, timeout: length }) }} />
    </div>
  )
}
