import { DurationField, FieldFrame, Select } from '@sendero/ui'
import { waitUnits } from './wait-units.ts'

export interface Offset { direction: 'before' | 'after'; by: string }

interface Props {
  readonly label: string
  readonly value: Offset | undefined
  readonly onChange: (value: Offset | undefined) => void
  readonly error?: string | undefined
}

type Direction = 'on' | Offset['direction']
const directions: readonly { readonly value: Direction; readonly label: string }[] = [{ value: 'on', label: 'On that day' }, { value: 'before', label: 'Before it' }, { value: 'after', label: 'After it' }]
const firstOffset = 'P3D'

/** On a day, or some time before or after it. */
export function OffsetField({ label, value, onChange, error }: Props) {
  const turn = (direction: Direction): void => { onChange(direction === 'on' ? undefined : { direction, by: value?.by ?? firstOffset }) }
  return (
    <FieldFrame label={label} isGroup>
      {() => (
        <div className="journey-offset">
          <Select label={label} labelHidden value={value?.direction ?? 'on'} options={directions} onChange={turn} />
          {value === undefined ? null : <DurationField label={value.direction === 'before' ? 'How long before' : 'How long after'} labelHidden value={value.by} units={waitUnits} error={error} onChange={(by) => { onChange({ ...value, by }) }} />}
        </div>
      )}
    </FieldFrame>
  )
}
