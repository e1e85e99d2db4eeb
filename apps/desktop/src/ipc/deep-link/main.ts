import { deepLinkChannels } from './channel.ts'
import type { IpcDoor } from '../ipc-door.ts'

/** `take` gives the page a link asked for before the page was there, once. */
export function handleDeepLinks(door: IpcDoor, take: () => string | null): void {
  door.handle(deepLinkChannels.take, (...args) => args.length === 0, () => take())
}
