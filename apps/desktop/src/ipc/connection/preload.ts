import { connectionChannels } from './channel.ts'
import type { Connection, ConnectionState } from './channel.ts'
import type { Wire } from '../wire.ts'

export const connectionApi = (wire: Wire) => ({
  state: () => wire.invoke(connectionChannels.state) as Promise<ConnectionState>,
  /** Starts the server here or connects to a shared one; resolves with how that went. */
  choose: (connection: Connection) => wire.invoke(connectionChannels.choose, connection) as Promise<ConnectionState>,
  onChange: (listener: (state: ConnectionState) => void) => wire.on(connectionChannels.changed, (state) => { listener(state as ConnectionState) }),
})
