import { useState } from 'react'
import { Field } from './Field.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface NumberFieldProps extends FieldText {
  readonly value: number | null
  /** Called with null while the input is empty, and never with something that is no number. */
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Such as "%" or "messages". */
  readonly unit?: string
  readonly size?: 'small' | 'medium'
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly required?: boolean
  /** Marked as wrong by a control around it that says why. */
  readonly isInvalid?: boolean
  readonly className?: string
}

/** What is typed stays as typed ("1.", "-") until the field is left; only numbers are handed out. */
export function NumberField({ value, onChange, unit, min, max, step, isInvalid = false, ...rest }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const type = (text: string): void => {
    setDraft(text)
    const number = parseNumber(text)
    if (number !== undefined && number !== value) onChange(number)
  }
  const nudge = (by: number): void => {
    setDraft(null)
    onChange(clamp((value ?? 0) + by * (step ?? 1), min, max))
  }
  return (
    <Field
      {...rest}
      className={rest.className ?? 'number'}
      inputMode={Number.isInteger(step ?? 1) ? 'numeric' : 'decimal'}
      role="spinbutton"
      data-invalid={isInvalid || undefined}
      aria-valuenow={value ?? undefined}
      aria-valuemin={min}
      aria-valuemax={max}
      suffix={unit}
      value={draft ?? (value === null ? '' : String(value))}
      onChange={(event) => { type(event.target.value) }}
      onBlur={() => {
        setDraft(null)
        if (value !== null && clamp(value, min, max) !== value) onChange(clamp(value, min, max))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        nudge(event.key === 'ArrowUp' ? 1 : -1)
      }}
    />
  )
}

/** Null for nothing, undefined for something that is not (yet) a number. A comma is read as the decimal point. */
function parseNumber(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : undefined
}

// Sums of decimal steps must not end in 0.30000000000000004.
function clamp(value: number, min = -Infinity, max = Infinity): number {
  return Math.min(max, Math.max(min, Number(value.toPrecision(12))))
}
