import type { ButtonHTMLAttributes } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain'
  /** While true the button says what is going on and cannot be pressed again. */
  readonly busyLabel?: string | undefined
}

export function Button({ look = 'plain', busyLabel, children, disabled, ...rest }: Props) {
  const isBusy = busyLabel !== undefined
  return (
    <button type="button" {...rest} className={`button ${look}`} disabled={disabled === true || isBusy} aria-busy={isBusy}>
      {isBusy ? busyLabel : children}
    </button>
  )
}
