import { t } from '@sendero/i18n'
import { CommandPalette } from '@sendero/ui'
import type { CommandGroup } from '@sendero/ui'
import { useNavigate } from 'react-router'
import { useState } from 'react'
import { useOfferedCommands } from '../base/commands.ts'
import type { AppCommand } from '../base/commands.ts'
import { allPlaces } from './places.ts'
import { useNewCommands } from './use-new-commands.ts'
import { useFoundThings } from './use-found-things.tsx'

/** Everything the app can do or open, by typing: commands of the page, places, and what the server finds. */
export function AppPalette({ open, onOpenChange }: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const navigate = useNavigate()
  useNewCommands()
  const commands = useOfferedCommands()
  const [search, setSearch] = useState('')
  const { groups: found, isLoading } = useFoundThings(open ? search : '', (path) => { void navigate(path) })
  const places: CommandGroup = {
    label: t('Go to'),
    items: allPlaces.map(({ path, title, icon: Icon, keywords }) => ({ id: `place ${path}`, label: title, icon: <Icon aria-hidden />, keywords, onSelect: () => { void navigate(path) } })),
  }
  return <CommandPalette open={open} onOpenChange={onOpenChange} groups={[...commandGroups(commands), places, ...found]} onSearch={setSearch} isLoading={isLoading} placeholder={t('Search or run a command')} />
}

function commandGroups(commands: readonly AppCommand[]): CommandGroup[] {
  const labels = [...new Set(commands.map(({ group }) => group))]
  return labels.map((label) => ({
    label,
    items: commands.filter(({ group }) => group === label).map((command) => ({
      id: command.id,
      label: command.label,
      shortcut: command.shortcut,
      keywords: command.keywords ?? [],
      onSelect: command.perform,
    })),
  }))
}
