import { DropdownMenu } from 'radix-ui'
import type { ReactElement } from 'react'
import { MenuEntries } from './MenuEntries.tsx'
import type { MenuEntry } from './menu-items.ts'

export interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement
  readonly items: readonly MenuEntry[]
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Called when it has closed and gives the focus back to its trigger, unless that is prevented: the moment to open what an entry stands for. */
  readonly onClosed?: (event: Event) => void
}

export function Menu({ trigger, items, side = 'bottom', align = 'start', open, onOpenChange, onClosed }: MenuProps) {
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="ui-menu" side={side} align={align} sideOffset={4} collisionPadding={8} onCloseAutoFocus={onClosed}>
          <MenuEntries parts={DropdownMenu} items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
