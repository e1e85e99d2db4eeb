import { menuChannels } from './channel.ts'
import type { MenuCommand } from './channel.ts'
import type { Wire } from '../wire.ts'

export const menuApi = (wire: Wire) => ({
  /** Replaces what the menu shows of the page's commands. */
  offer: (commands: readonly MenuCommand[]) => wire.invoke(menuChannels.offer, commands) as Promise<void>,
  onRun: (listener: (id: string) => void) => wire.on(menuChannels.run, (id) => { if (typeof id === 'string') listener(id) }),
})
