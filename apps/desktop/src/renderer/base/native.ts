import type { NativeApi } from '../../native-api.ts'

/** What the desktop shell offers; null in a browser, where the same page runs without it. */
export const native: NativeApi | null = (window as { readonly native?: NativeApi }).native ?? null

export type Connection = Parameters<NativeApi['connection']['choose']>[0]
export type ConnectionState = Awaited<ReturnType<NativeApi['connection']['state']>>
export type MenuCommand = Parameters<NativeApi['menu']['offer']>[0][number]
