import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Tooltip } from '../overlays/Tooltip.tsx'
import type { TooltipSide } from '../overlays/Tooltip.tsx'
import { Spinner } from '../status/Spinner.tsx'
import type { ButtonLook, ControlSize } from './Button.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** Read out, and shown as the tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly look?: ButtonLook
  readonly size?: ControlSize
  /** Such as `Mod+D`; shown in the tooltip. */
  readonly shortcut?: string | undefined
  readonly tooltipSide?: TooltipSide
  /** For a button that stays pressed. */
  readonly pressed?: boolean | undefined
  readonly busy?: boolean
  /** Why it cannot be pressed now; said by the tooltip. The button stays in the tab order. */
  readonly disabledReason?: string | undefined
}

export function IconButton({ label, icon, look = 'quiet', size = 'medium', shortcut, tooltipSide, pressed, busy = false, disabledReason, disabled, className, onClick, ...rest }: IconButtonProps) {
  const isRefused = disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (isRefused || busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <Tooltip label={isRefused ? `${label}: ${disabledReason}` : label} shortcut={shortcut} side={tooltipSide}>
      <button type="button" {...rest} aria-label={label} aria-pressed={pressed} aria-busy={busy || undefined} aria-disabled={isRefused || busy || undefined} onClick={press} disabled={disabled} className={classNames('ui-button', 'icon-only', look, size, className)}>
        {busy ? <Spinner /> : icon}
      </button>
    </Tooltip>
  )
}
