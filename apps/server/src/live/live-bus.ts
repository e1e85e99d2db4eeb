/** What open screens hear about. Hints only: the screen reads the numbers again. */
export type LiveMessage =
  | { readonly kind: 'journey'; readonly workspaceId: string; readonly journeyId: string }
  /** Role or membership of this user changed: their open streams are closed. Not forwarded to screens. */
  | { readonly kind: 'member'; readonly workspaceId: string; readonly userId: string }
  | { readonly kind: 'demo'; readonly workspaceId: string }
  | { readonly kind: 'events'; readonly workspaceId: string }
  | { readonly kind: 'mailbox'; readonly workspaceId: string }
  | { readonly kind: 'segments'; readonly workspaceId: string; readonly segmentId: string }
  | { readonly kind: 'import'; readonly workspaceId: string; readonly importId: string }

/** Published on one process, heard on all (PostgreSQL LISTEN/NOTIFY). Coalesced: at most a few messages a second per object. */
export interface LiveBus {
  publish(message: LiveMessage): void
  subscribe(workspaceId: string, listener: (message: LiveMessage) => void): () => void
  close(): Promise<void>
}
