import { FieldFrame, SegmentedControl } from '@sendero/ui'
import { SegmentPicker } from '../../../../pickers/SegmentPicker.tsx'

interface Props {
  /** Undefined: everybody; empty: one that is yet to be chosen. */
  readonly segmentId: string | undefined
  readonly onChange: (segmentId: string | undefined) => void
  readonly showIssues: boolean
}

/** Whom an entry is for. */
export function AudienceField({ segmentId, onChange, showIssues }: Props) {
  return (
    <>
      <FieldFrame label="For whom" isGroup>
        {() => <SegmentedControl label="For whom" value={segmentId === undefined ? 'all' : 'segment'} options={[{ value: 'all', label: 'Everybody' }, { value: 'segment', label: 'Only a segment' }]} onChange={(who) => { onChange(who === 'all' ? undefined : segmentId ?? '') }} />}
      </FieldFrame>
      {segmentId === undefined ? null : <SegmentPicker label="Segment" value={segmentId === '' ? null : segmentId} error={showIssues && segmentId === '' ? 'Choose the segment it is for.' : undefined} onChange={(id) => { onChange(id ?? '') }} />}
    </>
  )
}
