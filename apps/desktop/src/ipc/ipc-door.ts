import type { IpcMain, IpcMainInvokeEvent } from 'electron'

/** The only way for the renderer to reach the main process. */
export interface IpcDoor {
  /** `accepts` sees the arguments as they came; what it refuses never reaches the handler. */
  handle(channel: string, accepts: (...args: unknown[]) => boolean, handler: (...args: unknown[]) => unknown): void
}

/** Item 17 of the checklist: every call is checked for who sends it and what it carries. A frame inside the page has no say. */
export function createIpcDoor(ipcMain: Pick<IpcMain, 'handle'>, isAppUrl: (address: string) => boolean): IpcDoor {
  return {
    handle(channel, accepts, handler) {
      ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...args: unknown[]) => {
        const frame = event.senderFrame
        if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) throw new Error(`${channel}: refused, not the app's own page`)
        if (!accepts(...args)) throw new Error(`${channel}: refused, the arguments are not what it takes`)
        return handler(...args)
      })
    },
  }
}
