import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Tooltip } from '../overlays/Tooltip.tsx'
import { Spinner } from '../status/Spinner.tsx'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'
export type ControlSize = 'small' | 'medium' | 'large'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook
  readonly size?: ControlSize
  readonly icon?: ReactNode
  readonly iconEnd?: ReactNode
  /** While set, the button says what is going on and cannot be pressed again. It keeps the focus: a browser takes it from what is disabled, and it would not come back. */
  readonly busyLabel?: string | undefined
  /** Why it cannot be pressed now. The button stays in the tab order, so that everybody can find the reason. */
  readonly disabledReason?: string | undefined
}

export function Button({ look = 'plain', size = 'medium', icon, iconEnd, busyLabel, disabledReason, children, disabled, className, onClick, ...rest }: ButtonProps) {
  const isBusy = busyLabel !== undefined
  const isRefused = disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (isRefused || isBusy) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button type="button" {...rest} onClick={press} className={classNames('ui-button', look, size, className)} disabled={disabled} aria-disabled={isRefused || isBusy || undefined} aria-busy={isBusy || undefined}>
      {isBusy ? <Spinner /> : icon}
      <span className="ui-button-text">{isBusy ? busyLabel : children}</span>
      {iconEnd}
    </button>
  )
  return isRefused ? <Tooltip label={disabledReason}>{button}</Tooltip> : button
}
