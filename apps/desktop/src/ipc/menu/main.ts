import { isMenuCommands, menuChannels } from './channel.ts'
import type { MenuCommand } from './channel.ts'
import type { IpcDoor } from '../ipc-door.ts'

export function handleMenu(door: IpcDoor, show: (commands: readonly MenuCommand[]) => void): void {
  door.handle(menuChannels.offer, (...args) => args.length === 1 && isMenuCommands(args[0]), (commands) => { show(commands as readonly MenuCommand[]) })
}
