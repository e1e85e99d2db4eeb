import { useState } from 'react'
import { Field } from './Field.tsx'
import type { FieldText } from './FieldFrame.tsx'
import { movedTime, timeOfDay } from './time-of-day.ts'

export interface TimeFieldProps extends FieldText {
  /** `09:00`; empty for none. */
  readonly value: string
  /** Called with `09:00`, or with '' while there is none. */
  readonly onChange: (value: string) => void
  /** Whose clock shows it, such as a zone. */
  readonly unit?: string
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
  readonly className?: string
}

const stepMinutes = 15

/** A time of the day, hours and minutes. Typed as people write it, `9` or `17.30` or `5pm`; it stays so until the field is left. Arrows move it by a quarter of an hour. */
export function TimeField({ value, onChange, unit, className = 'time', ...rest }: TimeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const type = (text: string): void => {
    setDraft(text)
    const time = text.trim() === '' ? '' : timeOfDay(text)
    if (time !== null && time !== value) onChange(time)
  }
  return (
    <Field
      {...rest} className={className} placeholder="09:00" autoComplete="off" spellCheck={false} suffix={unit} value={draft ?? value}
      onChange={(event) => { type(event.target.value) }} onBlur={() => { setDraft(null) }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setDraft(null)
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        setDraft(null)
        onChange(value === '' ? '09:00' : movedTime(value, event.key === 'ArrowUp' ? stepMinutes : -stepMinutes))
      }}
    />
  )
}
