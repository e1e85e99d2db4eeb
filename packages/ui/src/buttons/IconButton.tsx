import type { ComponentProps, ReactNode } from 'react'
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
}

export function IconButton({ label, icon, look = 'quiet', size = 'medium', shortcut, tooltipSide, pressed, busy = false, disabled, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <button type="button" {...rest} aria-label={label} aria-pressed={pressed} aria-busy={busy || undefined} disabled={disabled === true || busy} className={classNames('ui-button', 'icon-only', look, size, className)}>
        {busy ? <Spinner /> : icon}
      </button>
    </Tooltip>
  )
}
