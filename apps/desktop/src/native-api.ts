import { connectionApi } from './ipc/connection/preload.ts'
import { deepLinkApi } from './ipc/deep-link/preload.ts'
import { menuApi } from './ipc/menu/preload.ts'
import type { Wire } from './ipc/wire.ts'

/** Everything the page may ask of the shell. Frozen: nothing in the page can put something else in its place. */
export function createNativeApi(wire: Wire) {
  return Object.freeze({
    connection: Object.freeze(connectionApi(wire)),
    menu: Object.freeze(menuApi(wire)),
    deepLink: Object.freeze(deepLinkApi(wire)),
  })
}

export type NativeApi = ReturnType<typeof createNativeApi>
