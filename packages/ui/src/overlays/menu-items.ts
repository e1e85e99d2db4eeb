import type { ReactNode } from 'react'

export interface MenuAction {
  readonly kind?: 'action'
  readonly label: string
  readonly icon?: ReactNode
  /** Such as `Mod+D`; shown, the app listens for it. */
  readonly shortcut?: string | undefined
  readonly isDanger?: boolean
  /** Why it cannot be done now: said on the item, which can be reached but not chosen. */
  readonly disabledReason?: string | undefined
  readonly onSelect: () => void
}

export interface MenuCheck {
  readonly kind: 'check'
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export interface MenuGroup {
  readonly kind: 'group'
  readonly label: string
  readonly items: readonly (MenuAction | MenuCheck)[]
}

export interface SubMenu {
  readonly kind: 'submenu'
  readonly label: string
  readonly icon?: ReactNode
  readonly items: readonly MenuEntry[]
}

export type MenuEntry = MenuAction | MenuCheck | MenuGroup | SubMenu | { readonly kind: 'separator' }
