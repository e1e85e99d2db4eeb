import { FieldFrame, SegmentedControl } from '@sendero/ui'
import { shownTimeZone } from '../../../base/time.ts'

type Clock = 'customer' | 'workspace'

/** Whose clock a time of the day is read from. */
export function ClockField({ value, onChange }: { readonly value: Clock; readonly onChange: (clock: Clock) => void }) {
  const zone = shownTimeZone().replaceAll('_', ' ')
  return (
    <FieldFrame label="By whose clock" isGroup hint={value === 'customer' ? `Each person’s own time zone. Whose zone is not known goes by ${zone}.` : `${zone}, for everybody.`}>
      {() => <SegmentedControl label="By whose clock" value={value} onChange={onChange} options={[{ value: 'customer', label: 'Where they are' }, { value: 'workspace', label: 'The workspace’s' }]} />}
    </FieldFrame>
  )
}
