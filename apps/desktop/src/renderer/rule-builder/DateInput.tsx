import { Field } from '@sendero/ui'

interface Props {
  readonly label: string
  readonly value: string | number | null
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
}

/** A day, which rules read as midnight UTC; an instant that came from elsewhere stays the text it is. */
export function DateInput({ label, value, onChange, error }: Props) {
  const text = typeof value === 'string' ? value : ''
  const isDay = text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)
  return (
    <Field
      label={label} labelHidden size="small" className={isDay ? 'rule-date' : 'rule-instant'} error={error} value={text} suffix={isDay ? 'UTC' : undefined}
      type={isDay ? 'date' : 'text'} max={isDay ? '9999-12-31' : undefined} onChange={(event) => { onChange(event.target.value) }}
    />
  )
}
