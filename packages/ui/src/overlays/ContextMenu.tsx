import { ContextMenu as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import { MenuEntries } from './MenuEntries.tsx'
import type { MenuEntry } from './menu-items.ts'

export interface ContextMenuProps {
  readonly items: readonly MenuEntry[]
  readonly onOpenChange?: (open: boolean) => void
  /** What is right-clicked; the same entries must be reachable in another way too. */
  readonly children: ReactElement
}

export function ContextMenu({ items, onOpenChange, children }: ContextMenuProps) {
  return (
    <Radix.Root onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="ui-menu" collisionPadding={8}>
          <MenuEntries parts={Radix} items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
