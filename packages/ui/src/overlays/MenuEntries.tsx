import { Check, ChevronRight } from 'lucide-react'
import type { ContextMenu, DropdownMenu } from 'radix-ui'
import { classNames } from '../class-names.ts'
import { Kbd } from '../data/Kbd.tsx'
import type { MenuAction, MenuCheck, MenuEntry, MenuGroup, SubMenu } from './menu-items.ts'

/** The dropdown and the context menu of Radix have the same parts; the entries are drawn with those of either. */
export type MenuParts = Pick<typeof DropdownMenu | typeof ContextMenu, 'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Group' | 'Label' | 'Separator' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal'>

interface Of<Entry> {
  readonly parts: MenuParts
  readonly entry: Entry
}

export function MenuEntries({ parts, items }: { readonly parts: MenuParts; readonly items: readonly MenuEntry[] }) {
  // Entries have no identity besides their place; a menu is drawn anew whenever it opens.
  return items.map((entry, index) => <Entry key={index} parts={parts} entry={entry} />)
}

function Entry({ parts, entry }: Of<MenuEntry>) {
  switch (entry.kind) {
    case 'separator': return <parts.Separator className="ui-menu-separator" />
    case 'check': return <CheckEntry parts={parts} entry={entry} />
    case 'group': return <GroupEntry parts={parts} entry={entry} />
    case 'submenu': return <SubEntry parts={parts} entry={entry} />
    case 'action':
    case undefined: return <ActionEntry parts={parts} entry={entry} />
  }
}

function ActionEntry({ parts, entry }: Of<MenuAction>) {
  const isRefused = entry.disabledReason !== undefined
  const select = (event: Event): void => {
    if (isRefused) event.preventDefault()
    else entry.onSelect()
  }
  return (
    <parts.Item className={classNames('ui-menu-item', entry.isDanger === true && 'danger')} aria-disabled={isRefused || undefined} onSelect={select}>
      <span className="ui-menu-icon">{entry.icon}</span>
      <span className="ui-menu-words">
        {entry.label}
        {isRefused ? <span className="ui-menu-reason">{entry.disabledReason}</span> : null}
      </span>
      {entry.shortcut === undefined ? null : <Kbd keys={entry.shortcut} />}
    </parts.Item>
  )
}

function CheckEntry({ parts, entry }: Of<MenuCheck>) {
  return (
    <parts.CheckboxItem className="ui-menu-item" checked={entry.checked} onCheckedChange={entry.onChange} onSelect={(event) => { event.preventDefault() }}>
      <span className="ui-menu-icon"><parts.ItemIndicator><Check aria-hidden /></parts.ItemIndicator></span>
      <span className="ui-menu-words">{entry.label}</span>
    </parts.CheckboxItem>
  )
}

function GroupEntry({ parts, entry }: Of<MenuGroup>) {
  return (
    <parts.Group>
      <parts.Label className="ui-menu-label">{entry.label}</parts.Label>
      <MenuEntries parts={parts} items={entry.items} />
    </parts.Group>
  )
}

function SubEntry({ parts, entry }: Of<SubMenu>) {
  return (
    <parts.Sub>
      <parts.SubTrigger className="ui-menu-item">
        <span className="ui-menu-icon">{entry.icon}</span>
        <span className="ui-menu-words">{entry.label}</span>
        <ChevronRight aria-hidden />
      </parts.SubTrigger>
      <parts.Portal>
        <parts.SubContent className="ui-menu" sideOffset={4} collisionPadding={8}><MenuEntries parts={parts} items={entry.items} /></parts.SubContent>
      </parts.Portal>
    </parts.Sub>
  )
}
