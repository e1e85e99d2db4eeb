import { trpc } from '../../../base/trpc.ts'
import { createDiagnoser } from './diagnoser.ts'
import { createDraftSaver } from './draft-saver.ts'
import { createEditorStore, type EditorStore } from './editor-store.ts'
import { createLocalKeeper } from './local-keeper.ts'
import { openDraft, type LocalDraft, type ServerDraft } from './open-draft.ts'
import { problemsState } from './problems-state.ts'
import { createServerCheck } from './server-check.ts'
import { factsOf, saveDraft, type JourneyView } from './server-journey.ts'
import { createTwoSides } from './two-sides.ts'

/** An open journey: its state, and everything that keeps it in step with the server and with this browser. */
export interface EditorSession {
  readonly store: EditorStore
  /** Saves what waits at once; before publishing and before leaving. */
  flush(): Promise<void>
  /** Looks whether somebody else changed the journey. */
  refresh(): Promise<void>
  rename(name: string): Promise<void>
  /** After a conflict: saves this side over the other, which stays one undo away. */
  keepMine(): void
  /** After a conflict: shows the other side; this one stays one undo away. */
  takeTheirs(): void
  /** After a conflict: saves this side as a journey of its own, gives its id, and shows the other side here. */
  copyMine(): Promise<string>
  /** Sends again what was not taken. */
  retry(): void
  /** The revision the next save is based on. */
  revision(): number
  stop(): void
}

/** Opens a journey from what the server and this browser have of it. The document was read before: it is a journey. */
export function openSession(view: JourneyView, { server, local }: { readonly server: ServerDraft; readonly local: LocalDraft | null }): EditorSession {
  const opened = openDraft(server, local)
  const store = createEditorStore(factsOf(view), opened)
  const { id } = view
  const saver = createDraftSaver({ revision: opened.baseRevision }, {
    send: (document, revision) => saveDraft(store, { id, document, revision }),
    onState: (save) => {
      store.setState({ save })
      if (save.kind === 'conflict' && store.getState().theirs === null) void sides.loadTheirs()
    },
    onSaved: () => { keeper.keep() },
  })
  const sides = createTwoSides({ id, store, saver })
  const keeper = createLocalKeeper({ id, store, saver })
  const diagnosis = startDiagnosis(store)
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document && state.history === before.history) return
    if (state.document !== before.document && !sides.isTakingOver()) saver.changed(state.document)
    if (state.document !== before.document) diagnosis.look()
    keeper.keep()
  })

  diagnosis.look()
  if (opened.theirs !== null) saver.conflicted()
  else if (opened.isDirty) saver.changed(opened.document)

  return {
    store,
    flush: saver.flush,
    revision: saver.revision,
    refresh: sides.refresh,
    keepMine: sides.keepMine,
    takeTheirs: sides.takeTheirs,
    copyMine: sides.copyMine,
    rename: async (name) => {
      await saver.flush()
      const saved = await trpc.workflows.update.mutate({ id, name, ifMatch: String(saver.revision()) })
      saver.rebase(saved.draftRevision, null)
      store.getState().setJourney(factsOf(saved))
      keeper.keep()
    },
    retry: () => { saver.rebase(saver.revision(), store.getState().document) },
    stop: () => {
      unsubscribe()
      keeper.stop()
      void keeper.keepNow().then(saver.flush).then(() => { saver.stop(); return keeper.keepNow() })
      diagnosis.stop()
    },
  }
}

/** Looks at the document after every change: here first, then, with what only the server knows, there. */
function startDiagnosis(store: EditorStore): { look(): void; stop(): void } {
  const diagnoser = createDiagnoser((diagnostics) => {
    const { document, serverDiagnostics } = store.getState()
    store.setState(problemsState({ diagnostics, serverDiagnostics, document }))
    serverCheck.look(document, diagnostics)
  })
  const serverCheck = createServerCheck((serverDiagnostics) => {
    const { document, diagnostics } = store.getState()
    store.setState(problemsState({ diagnostics, serverDiagnostics, document }))
  })
  return {
    look: () => { diagnoser.look(store.getState().document) },
    stop: () => {
      diagnoser.stop()
      serverCheck.stop()
    },
  }
}
