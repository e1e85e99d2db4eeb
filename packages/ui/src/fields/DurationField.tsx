import { useState } from 'react'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'
import { NumberField } from './NumberField.tsx'
import { Select } from './Select.tsx'
import { durationUnits, formatDuration, parseDuration } from './duration.ts'
import type { DurationUnit } from './duration.ts'

export interface DurationFieldProps extends FieldText {
  /** ISO 8601, such as `P3D` or `PT30M`; empty for none. */
  readonly value: string
  /** Called with ISO 8601, or with '' while there is no number. */
  readonly onChange: (value: string) => void
  readonly units?: readonly DurationUnit[]
  /** The least amount of any unit. */
  readonly min?: number
  readonly disabled?: boolean
  readonly className?: string
}

/** A number and a unit. Other units keep the number: "3 hours" becomes "3 days". */
export function DurationField({ value, onChange, units = durationUnits, min = 1, disabled = false, ...text }: DurationFieldProps) {
  const duration = parseDuration(value)
  const [lastUnit, setLastUnit] = useState<DurationUnit>(duration?.unit ?? units[0] ?? 'days')
  const unit = duration?.unit ?? lastUnit
  const offered = units.includes(unit) ? units : [...units, unit]
  const change = (amount: number | null, next: DurationUnit): void => {
    setLastUnit(next)
    onChange(amount === null ? '' : formatDuration({ amount: Math.max(min, Math.round(amount)), unit: next }))
  }
  return (
    <FieldFrame {...text} isGroup>
      {(control, labelId) => (
        <div className="ui-duration" role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          <NumberField label={`${text.label}: number`} labelHidden value={duration?.amount ?? null} min={min} disabled={disabled} onChange={(amount) => { change(amount, unit) }} />
          <Select label={`${text.label}: unit`} labelHidden value={unit} disabled={disabled} options={offered.map((name) => ({ value: name, label: name }))} onChange={(next) => { change(duration?.amount ?? null, next) }} />
        </div>
      )}
    </FieldFrame>
  )
}
