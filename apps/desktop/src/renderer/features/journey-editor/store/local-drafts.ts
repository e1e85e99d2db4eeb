import type { LocalDraft } from './open-draft.ts'

// Drafts in this browser's own database. It is there for what the network loses; without it (private windows of some
// browsers) everything else still works, so failures are told nobody.

const databaseName = 'sendero-editor'
const storeName = 'drafts'

function database(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') { resolve(null); return }
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => { request.result.createObjectStore(storeName, { keyPath: 'journeyId' }) }
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { resolve(null) }
    request.onblocked = () => { resolve(null) }
  })
}

async function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  const opened = await database()
  if (opened === null) return null
  return new Promise((resolve) => {
    const request = act(opened.transaction(storeName, mode).objectStore(storeName))
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { resolve(null) }
  }).finally(() => { opened.close() }) as Promise<T | null>
}

const rescueKey = (journeyId: string): string => `sendero.editor.draft.${journeyId}`

export async function loadLocalDraft(journeyId: string): Promise<LocalDraft | null> {
  const stored = await withStore('readonly', (store) => store.get(journeyId) as IDBRequest<LocalDraft | undefined>)
  const rescued = rescuedDraft(journeyId)
  if (rescued === null) return stored ?? null
  const draft = { ...rescued, history: stored?.history ?? rescued.history }
  await storeLocalDraft(draft)
  localStorage.removeItem(rescueKey(journeyId))
  return draft
}

export async function storeLocalDraft(draft: LocalDraft): Promise<void> {
  await withStore('readwrite', (store) => store.put(draft))
}

/** For the last moment of a page, in which nothing that takes time comes to its end: the document only, at once. */
export function rescueDraft(draft: LocalDraft): void {
  try {
    localStorage.setItem(rescueKey(draft.journeyId), JSON.stringify({ ...draft, history: { past: [], future: [] } }))
  } catch {
    // Full or forbidden: the copy in the database, at most a moment old, is what there is.
  }
}

function rescuedDraft(journeyId: string): LocalDraft | null {
  const text = localStorage.getItem(rescueKey(journeyId))
  return text === null ? null : JSON.parse(text) as LocalDraft
}
