import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface PopoverProps {
  /** A Button or another element that takes a ref and the props of a button. */
  readonly trigger: ReactElement
  /** What the popover is, read out when it opens. */
  readonly label: string
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  /** No inner space: for lists that reach the edges. */
  readonly flush?: boolean
  readonly children: ReactNode
}

export function Popover({ trigger, label, open, onOpenChange, side = 'bottom', align = 'start', flush = false, children }: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={classNames('ui-popover', flush && 'flush')} aria-label={label} side={side} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
