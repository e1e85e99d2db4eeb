import type { IpcRenderer, IpcRendererEvent } from 'electron'

/** What the preload side of a domain may do: ask, and listen without ever handing Electron's event on. */
export interface Wire {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  /** Returns how to stop listening. */
  on(channel: string, listener: (...args: unknown[]) => void): () => void
}

export function createWire(ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>): Wire {
  return {
    invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args) as Promise<unknown>,
    on(channel, listener) {
      const heard = (_event: IpcRendererEvent, ...args: unknown[]): void => { listener(...args) }
      ipcRenderer.on(channel, heard)
      return () => { ipcRenderer.off(channel, heard) }
    },
  }
}
