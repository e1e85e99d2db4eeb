import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../ipc/menu/channel.ts'

interface Options {
  readonly isMac: boolean
  readonly isDevelopment: boolean
  readonly commands: readonly MenuCommand[]
  readonly run: (id: string) => void
}

/**
 * The menu bar: the system's roles where the system knows better, and the commands of the page, which run through the same registry
 * as its shortcuts and its palette. Their accelerators are shown and not registered: the page decides whether ⌘Z is the canvas's or a
 * text field's.
 */
export function appMenu({ isMac, isDevelopment, commands, run }: Options): MenuItemConstructorOptions[] {
  const groups = [...new Set(commands.map(({ group }) => group))]
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : [{ label: 'File', submenu: [{ role: 'quit' }] } satisfies MenuItemConstructorOptions]),
    { role: 'editMenu' },
    ...groups.map((group): MenuItemConstructorOptions => ({ label: group, submenu: commands.filter((command) => command.group === group).map((command) => commandItem(command, run)) })),
    { label: 'View', submenu: [{ role: 'reload' }, { type: 'separator' }, { role: 'togglefullscreen' }, ...(isDevelopment ? [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : [])] },
    { role: 'windowMenu' },
  ]
}

const commandItem = ({ id, label, accelerator }: MenuCommand, run: (id: string) => void): MenuItemConstructorOptions => ({
  id, label, click: () => { run(id) }, ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
})
