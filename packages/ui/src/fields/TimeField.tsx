import { Field } from './Field.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface TimeFieldProps extends FieldText {
  /** `09:00`; empty for none. */
  readonly value: string
  /** Called with `09:00`, or with '' while a part of it is missing. */
  readonly onChange: (value: string) => void
  /** Whose clock shows it, such as a zone. */
  readonly unit?: string
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
  readonly className?: string
}

/** A time of the day, hours and minutes, as the reader's platform writes it. */
export function TimeField({ onChange, unit, className = 'time', ...rest }: TimeFieldProps) {
  return <Field {...rest} className={className} type="time" suffix={unit} onChange={(event) => { onChange(event.target.value.slice(0, 5)) }} />
}
