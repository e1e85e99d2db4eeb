/** What open screens hear about. Hints only: the screen reads the numbers again. */
export type LiveMessage =
  | { readonly kind: 'journey'; readonly workspaceId: string; readonly journeyId: string }
  | { readonly kind: 'events'; readonly workspaceId: string }
  | { readonly kind: 'segments'; readonly workspaceId: string; readonly segmentId: string }

/** Published on one process, heard on all (PostgreSQL LISTEN/NOTIFY). Coalesced: at most a few messages a second per object. */
export interface LiveBus {
  publish(message: LiveMessage): void
  subscribe(workspaceId: string, listener: (message: LiveMessage) => void): () => void
  close(): Promise<void>
}
