import { t } from '@sendero/i18n'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from '../data/Kbd.tsx'
import { Spinner } from '../status/Spinner.tsx'
import { matchScore } from './match-score.ts'

export interface CommandItem {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** Where it leads or what it is about, in grey behind the label. */
  readonly description?: string | undefined
  readonly shortcut?: string | undefined
  /** Other words that find it. */
  readonly keywords?: readonly string[]
  readonly disabledReason?: string | undefined
  readonly onSelect: () => void
}

export interface CommandGroup {
  readonly label: string
  readonly items: readonly CommandItem[]
  /** Found by the server for what was typed: shown as they are. */
  readonly isFound?: boolean
}

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly groups: readonly CommandGroup[]
  readonly placeholder?: string
  /** Tells what was typed, for groups that the server finds. */
  readonly onSearch?: (search: string) => void
  readonly isLoading?: boolean
  readonly emptyText?: string
}

/** Everything the app can do or open, by typing. */
export function CommandPalette({ open, onOpenChange, groups, placeholder = t('Search or run a command'), onSearch, isLoading = false, emptyText = t('Nothing is called so.') }: CommandPaletteProps) {
  const run = (item: CommandItem): void => {
    if (item.disabledReason !== undefined) return
    onOpenChange(false)
    item.onSelect()
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => { if (!next) onSearch?.(''); onOpenChange(next) }}>
      <Dialog.Portal>
        <Dialog.Overlay className="ui-scrim" />
        <Dialog.Content className="ui-palette" aria-describedby={undefined}>
          <Dialog.Title className="ui-visually-hidden">{t('Commands')}</Dialog.Title>
          <Command label={t('Commands')} loop filter={scoreOf}>
            <div className="ui-palette-input">
              {isLoading ? <Spinner /> : <Search aria-hidden />}
              <Command.Input autoFocus placeholder={placeholder} onValueChange={onSearch} />
              <Kbd keys="Escape" />
            </div>
            <Command.List className="ui-palette-list" label={t('Results')}>
              <Command.Empty className="ui-palette-empty">{isLoading ? t('Searching…') : emptyText}</Command.Empty>
              {groups.map((group) => <Group key={group.label} group={group} onRun={run} />)}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const foundMark = 'found '

/** What the server found fits by its word, below the commands that fit. */
function scoreOf(value: string, search: string, [label = '', ...others]: readonly string[] = []): number {
  return value.startsWith(foundMark) ? 0.01 : matchScore(search, label, others)
}

function Group({ group, onRun }: { readonly group: CommandGroup; readonly onRun: (item: CommandItem) => void }) {
  if (group.items.length === 0) return null
  return (
    <Command.Group heading={group.label}>
      {group.items.map((item) => (
        <Command.Item key={item.id} value={group.isFound === true ? `${foundMark}${item.id}` : item.id} keywords={[item.label, ...(item.keywords ?? [])]} className="ui-palette-item" aria-disabled={item.disabledReason !== undefined || undefined} onSelect={() => { onRun(item) }}>
          <span className="ui-menu-icon">{item.icon}</span>
          <span className="ui-palette-label">{item.label}</span>
          <span className="ui-palette-description">{item.disabledReason ?? item.description}</span>
          {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
