import { nodeKinds, type NodeKind } from '@sendero/flow-engine/document'

const storageKey = 'sendero.editor.recent'
const most = 3

/** The kinds added last on this machine, newest first. */
export function recentKinds(): readonly NodeKind[] {
  const stored = localStorage.getItem(storageKey)?.split(',') ?? []
  return stored.flatMap((kind) => nodeKinds.find((known) => known.kind === kind)?.kind ?? [])
}

export function rememberKind(kind: NodeKind): void {
  localStorage.setItem(storageKey, [kind, ...recentKinds().filter((each) => each !== kind)].slice(0, most).join(','))
}
