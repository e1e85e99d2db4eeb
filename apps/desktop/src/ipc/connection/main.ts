import { connectionChannels, isConnection } from './channel.ts'
import type { Connection, ConnectionState } from './channel.ts'
import type { IpcDoor } from '../ipc-door.ts'

interface Handlers { state(): ConnectionState; choose(connection: Connection): Promise<ConnectionState> }

export function handleConnection(door: IpcDoor, handlers: Handlers): void {
  door.handle(connectionChannels.state, (...args) => args.length === 0, () => handlers.state())
  door.handle(connectionChannels.choose, (...args) => args.length === 1 && isConnection(args[0]), (connection) => handlers.choose(connection as Connection))
}
