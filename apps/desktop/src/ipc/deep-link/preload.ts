import { deepLinkChannels } from './channel.ts'
import type { Wire } from '../wire.ts'

export const deepLinkApi = (wire: Wire) => ({
  take: () => wire.invoke(deepLinkChannels.take) as Promise<string | null>,
  onOpen: (listener: (path: string) => void) => wire.on(deepLinkChannels.opened, (path) => { if (typeof path === 'string') listener(path) }),
})
