import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useOfferedCommands } from '../base/commands.ts'
import type { AppCommand } from '../base/commands.ts'
import { native } from '../base/native.ts'
import type { MenuCommand } from '../base/native.ts'

const keys: Readonly<Record<string, string>> = { mod: 'CommandOrControl', shift: 'Shift', alt: 'Alt', arrowup: 'Up', arrowdown: 'Down', arrowleft: 'Left', arrowright: 'Right', '+': 'Plus' }

/** "Mod+Shift+Z" in Electron's words; undefined for keys a menu cannot show. */
export function acceleratorOf(shortcut: string | undefined): string | undefined {
  if (shortcut === undefined) return undefined
  const accelerator = shortcut.split('+').map((key) => keys[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)).join('+')
  return /^(?:(?:CommandOrControl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d{1,2}|Plus|-|\/|\\|Up|Down|Left|Right|Enter|Delete|Backspace)$/.test(accelerator) ? accelerator : undefined
}

const menuCommand = ({ id, label, group, shortcut }: AppCommand): MenuCommand => ({ id, label, group, accelerator: acceleratorOf(shortcut) })

/** In the desktop app: the page's commands in the menu bar, and links of the system opened in the page. */
export function useNativeMenu(): void {
  const commands = useOfferedCommands()
  const navigate = useNavigate()
  const offered = JSON.stringify(commands.map(menuCommand))
  useEffect(() => { void native?.menu.offer(JSON.parse(offered) as MenuCommand[]) }, [offered])
  useEffect(() => native?.menu.onRun((id) => { commands.find((command) => command.id === id)?.perform() }), [commands])
  useEffect(() => {
    void native?.deepLink.take().then((page) => { if (page !== null) void navigate(page) })
    return native?.deepLink.onOpen((page) => { void navigate(page) })
  }, [navigate])
}
