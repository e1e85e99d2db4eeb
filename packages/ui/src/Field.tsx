import { useId } from 'react'
import type { InputHTMLAttributes } from 'react'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A labelled input; hint and error are read out with it. */
export function Field({ label, hint, error, ...input }: Props) {
  const id = useId()
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((part) => part !== null).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} aria-invalid={error !== undefined} aria-describedby={described === '' ? undefined : described} />
      {hint === undefined ? null : <p id={`${id}-hint`} className="hint">{hint}</p>}
      {error === undefined ? null : <p id={`${id}-error`} className="error-text">{error}</p>}
    </div>
  )
}
