import { t } from '@sendero/i18n'
import { useState } from 'react'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'
import { NumberField } from './NumberField.tsx'
import { Select } from './Select.tsx'
import { amountOfDuration, durationOfAmount, durationUnits } from './duration.ts'
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

const unitNames: Readonly<Record<DurationUnit, string>> = { minutes: t('minutes'), hours: t('hours'), days: t('days'), weeks: t('weeks'), months: t('months') }

/** A number and a unit. Another unit keeps the number: "3 hours" becomes "3 days". */
export function DurationField({ value, onChange, units = durationUnits, min = 1, disabled = false, hint, ...text }: DurationFieldProps) {
  const known = amountOfDuration(value)
  const [lastUnit, setLastUnit] = useState<DurationUnit>(known?.unit ?? units.find((one) => one === 'days') ?? units[0] ?? 'days')
  const unit = known?.unit ?? lastUnit
  const offered = units.includes(unit) ? units : [...units, unit]
  const isOther = known === null && value !== ''
  const change = (amount: number | null, next: DurationUnit): void => {
    setLastUnit(next)
    if (amount !== null) onChange(durationOfAmount({ amount: Math.max(min, Math.round(amount)), unit: next }))
    else if (!isOther) onChange('')
  }
  return (
    <FieldFrame {...text} hint={isOther ? t('Now {value}, which is no single number. A number replaces it.', { value }) : hint} isGroup>
      {(control, labelId) => (
        <div className="ui-duration" role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          <NumberField label={t('{label}: number', { label: text.label })} labelHidden value={known?.amount ?? null} min={min} disabled={disabled} isInvalid={text.error !== undefined} onChange={(amount) => { change(amount, unit) }} />
          <Select label={t('{label}: unit', { label: text.label })} labelHidden value={unit} disabled={disabled} options={offered.map((name) => ({ value: name, label: unitNames[name] }))} onChange={(next) => { change(known?.amount ?? null, next) }} />
        </div>
      )}
    </FieldFrame>
  )
}
