import type { DraftSaver } from './draft-saver.ts'
import type { EditorStore } from './editor-store.ts'
import { rescueDraft, storeLocalDraft } from './local-drafts.ts'
import type { LocalDraft } from './open-draft.ts'

export interface LocalKeeper {
  /** Keeps what is there now, in the next pause. */
  keep(): void
  /** Keeps it now. */
  keepNow(): Promise<void>
  stop(): void
}

interface Kept { readonly id: string; readonly store: EditorStore; readonly saver: DraftSaver }

const storeAfterMs = 300

/** Keeps a draft and its history in this browser, and sees to it that a page that goes away leaves nothing behind unsaved. */
export function createLocalKeeper({ id, store, saver }: Kept): LocalKeeper {
  const localDraft = (): LocalDraft => {
    const { document, history, save } = store.getState()
    return { journeyId: id, baseRevision: saver.revision(), document, history, isDirty: save.kind !== 'saved' }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepNow = (): Promise<void> => { clearTimeout(timer); return storeLocalDraft(localDraft()) }
  const flush = (): void => { void saver.flush() }
  const hidden = (): void => { if (document.visibilityState === 'hidden') flush() }
  const gone = (): void => { if (store.getState().save.kind !== 'saved') rescueDraft(localDraft()) }
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', gone)
  window.addEventListener('online', flush)
  return {
    keep: () => { clearTimeout(timer); timer = setTimeout(() => { void keepNow() }, storeAfterMs) },
    keepNow,
    stop: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', gone)
      window.removeEventListener('online', flush)
    },
  }
}
