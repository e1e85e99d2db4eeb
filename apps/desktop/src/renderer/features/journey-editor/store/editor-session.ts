import type { JourneyDocument } from '@sendero/flow-engine'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { applyCommand } from '../kernels/document/command.ts'
import { readDraft } from '../kernels/document/read-draft.ts'
import { createDiagnoser } from './diagnoser.ts'
import { createDraftSaver, type SaveAnswer } from './draft-saver.ts'
import type { EditorState, JourneyFacts } from './editor-state.ts'
import { createEditorStore, type EditorStore } from './editor-store.ts'
import { recorded } from './history.ts'
import { rescueDraft, storeLocalDraft } from './local-drafts.ts'
import { newId } from './new-id.ts'
import { isSame, openDraft, type LocalDraft, type ServerDraft } from './open-draft.ts'
import { problemsState } from './problems-state.ts'
import { createServerCheck } from './server-check.ts'

type JourneyView = Awaited<ReturnType<typeof trpc.workflows.get.query>>

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

const storeAfterMs = 300

const factsOf = ({ id, name, status, publishedVersion, hasUnpublishedChanges, people }: JourneyView): JourneyFacts => ({ id, name, status, publishedVersion, hasUnpublishedChanges, people })

/** Opens a journey from what the server and this browser have of it. The document was read before: it is a journey. */
// eslint-disable-next-line max-lines-per-function -- the composition root of one open journey: what it wires has no shorter order
export function openSession(view: JourneyView, { server, local }: { readonly server: ServerDraft; readonly local: LocalDraft | null }): EditorSession {
  const opened = openDraft(server, local)
  const store = createEditorStore(factsOf(view), opened)
  const { id } = view
  const saver = createDraftSaver({ revision: opened.baseRevision }, {
    send: (document, revision) => send(store, { id, document, revision }),
    onState: (save) => {
      store.setState({ save })
      if (save.kind === 'conflict' && store.getState().theirs === null) void loadTheirs()
    },
    onSaved: () => { keep() },
  })
  const diagnoser = createDiagnoser((diagnostics) => {
    const { document, serverDiagnostics } = store.getState()
    store.setState(problemsState({ diagnostics, serverDiagnostics, document }))
    serverCheck.look(document, diagnostics)
  })
  const serverCheck = createServerCheck((serverDiagnostics) => {
    const { document, diagnostics } = store.getState()
    store.setState(problemsState({ diagnostics, serverDiagnostics, document }))
  })

  const localDraft = (): LocalDraft => {
    const { document, history, save } = store.getState()
    return { journeyId: id, baseRevision: saver.revision(), document, history, isDirty: save.kind !== 'saved' }
  }
  let keeping: ReturnType<typeof setTimeout> | undefined
  const keep = (): void => { clearTimeout(keeping); keeping = setTimeout(() => { void storeLocalDraft(localDraft()) }, storeAfterMs) }

  /** Shows a document that is on the server already, or is saved by the caller: a step to undo, not a change to send. */
  let isTakingOver = false
  const takeOver = (document: JourneyDocument, label: string): void => {
    const { document: before, history } = store.getState()
    const command = { id: newId(), label, edits: [{ kind: 'replaceDocument' as const, document }] }
    isTakingOver = true
    store.setState({ document: applyCommand(before, command), history: recorded(history, command, { before, at: Date.now() }), selected: new Set(), cursor: null })
    isTakingOver = false
  }
  const loadTheirs = async (): Promise<void> => {
    const theirs = await trpc.workflows.get.query({ id }).catch(() => null)
    const draft = theirs === null ? null : serverDraftOf(theirs)
    if (draft === null) return
    if (isSame(draft.document, store.getState().document)) saver.rebase(draft.draftRevision, null)
    else store.setState({ theirs: draft })
  }

  const takeTheirs = (): void => {
    const { theirs } = store.getState()
    if (theirs === null) return
    takeOver(theirs.document, 'take the other version')
    store.setState({ theirs: null })
    saver.rebase(theirs.draftRevision, null)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document && state.history === before.history) return
    if (state.document !== before.document) {
      if (!isTakingOver) saver.changed(state.document)
      diagnoser.look(state.document)
    }
    keep()
  })
  const leaving = leavings({ onHidden: () => { void saver.flush() }, onGone: () => { if (store.getState().save.kind !== 'saved') rescueDraft(localDraft()) } })

  diagnoser.look(opened.document)
  if (opened.theirs !== null) saver.conflicted()
  else if (opened.isDirty) saver.changed(opened.document)

  return {
    store,
    flush: () => saver.flush(),
    revision: () => saver.revision(),
    refresh: async () => {
      const now = await trpc.workflows.get.query({ id }).catch(() => null)
      if (now === null) return
      store.getState().setJourney(factsOf(now))
      const draft = serverDraftOf(now)
      if (draft === null || draft.draftRevision <= saver.revision()) return
      const { save, document } = store.getState()
      // An answer to a save of ours may still be on its way.
      if (isSame(draft.document, document)) return
      if (save.kind !== 'saved') { store.setState({ theirs: draft }); saver.conflicted(); return }
      takeOver(draft.document, 'take over what was changed elsewhere')
      saver.rebase(draft.draftRevision, null)
      store.getState().say('Updated: this journey was just changed somewhere else.')
    },
    rename: async (name) => {
      await saver.flush()
      const saved = await trpc.workflows.update.mutate({ id, name, ifMatch: String(saver.revision()) })
      saver.rebase(saved.draftRevision, null)
      store.getState().setJourney(factsOf(saved))
      keep()
    },
    keepMine: () => {
      const { theirs, document } = store.getState()
      if (theirs === null) return
      takeOver(theirs.document, 'keep my version')
      takeOver(document, 'keep my version')
      store.setState({ theirs: null })
      saver.rebase(theirs.draftRevision, document)
    },
    takeTheirs,
    copyMine: async () => {
      const { document, journey } = store.getState()
      const copy = await trpc.workflows.create.mutate({ name: `${journey.name} (my version)`.slice(0, 200), document: { ...document } })
      takeTheirs()
      return copy.id
    },
    retry: () => { saver.rebase(saver.revision(), store.getState().document) },
    stop: () => {
      unsubscribe()
      leaving()
      clearTimeout(keeping)
      void storeLocalDraft(localDraft()).then(() => saver.flush()).then(() => { saver.stop(); return storeLocalDraft(localDraft()) })
      diagnoser.stop()
      serverCheck.stop()
    },
  }
}

/** The draft of an answer; null when it is no journey this release can read. */
function serverDraftOf({ document, draftRevision }: JourneyView): ServerDraft | null {
  const read = readDraft(document)
  return read.ok ? { document: read.document, draftRevision } : null
}

async function send(store: EditorStore, { id, document, revision }: { readonly id: string; readonly document: JourneyDocument; readonly revision: number }): Promise<SaveAnswer> {
  try {
    const saved = await trpc.workflows.update.mutate({ id, document: { ...document }, ifMatch: String(revision) })
    const { journey }: EditorState = store.getState()
    store.getState().setJourney({ ...factsOf(saved), name: journey.name })
    return { kind: 'done', revision: saved.draftRevision }
  } catch (error) {
    const problem = problemOfCall(error)
    if (problem === null || problem.status === 0 || problem.status === 429 || problem.status >= 500) return { kind: 'unreachable' }
    return problem.code === 'CONFLICT' ? { kind: 'conflict' } : { kind: 'refused', message: problem.message }
  }
}

/** Tells when the page is hidden, when it goes away, and when the network is back. Gives the way to stop listening. */
function leavings({ onHidden, onGone }: { readonly onHidden: () => void; readonly onGone: () => void }): () => void {
  const hidden = (): void => { if (document.visibilityState === 'hidden') onHidden() }
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', onGone)
  window.addEventListener('online', onHidden)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', onGone)
    window.removeEventListener('online', onHidden)
  }
}
