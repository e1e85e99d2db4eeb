import { useEffect, useRef } from 'react'
import { currentWorkspace } from './workspace-choice.ts'

// One stream of hints for the whole page: browsers allow six connections to a server, and every tab takes one. A tab that nobody
// looks at gives its stream back; when it is looked at again it hears `open` and reads anew what it shows.

export interface LiveHints {
  /** The stream is (again) open: hints may have been missed. */
  open: Record<string, never>
  journey: { readonly id: string }
  segment: { readonly id: string }
  events: Record<string, never>
  import: { readonly id: string }
  mailbox: Record<string, never>
  demo: Record<string, never>
}
export type LiveKind = keyof LiveHints
const kinds: readonly LiveKind[] = ['open', 'journey', 'segment', 'events', 'import', 'mailbox', 'demo']

type Listener = (kind: LiveKind, data: unknown) => void

const listeners = new Set<Listener>()
const hiddenForMs = 30_000
let source: EventSource | null = null
let hiding: ReturnType<typeof setTimeout> | null = null

/** An address of a stream of this workspace: an EventSource cannot send headers. */
export function streamAddress(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams()
  const workspace = currentWorkspace()
  if (workspace !== null) search.set('workspace', workspace)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  return search.size === 0 ? path : `${path}?${search.toString()}`
}

function open(): void {
  if (source !== null || listeners.size === 0 || document.hidden) return
  source = new EventSource(streamAddress('/api/v1/live'))
  for (const kind of kinds) {
    source.addEventListener(kind, ({ data }: MessageEvent<string | undefined>) => {
      // The browser has an `open` of its own, which says nothing and comes before the server's.
      if (data !== undefined) for (const listener of [...listeners]) listener(kind, JSON.parse(data))
    })
  }
}

function close(): void {
  source?.close()
  source = null
}

document.addEventListener('visibilitychange', () => {
  if (hiding !== null) clearTimeout(hiding)
  hiding = document.hidden ? setTimeout(close, hiddenForMs) : null
  open()
})

/** Calls back on every hint of a kind while the component is there, and on `open` where it asks for it. */
export function useLive<Kind extends LiveKind>(kind: Kind, onHint: (data: LiveHints[Kind]) => void): void {
  const latest = useRef(onHint)
  useEffect(() => { latest.current = onHint })
  useEffect(() => {
    const listener: Listener = (heard, data) => { if (heard === kind) latest.current(data as LiveHints[Kind]) }
    listeners.add(listener)
    open()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) close()
    }
  }, [kind])
}
