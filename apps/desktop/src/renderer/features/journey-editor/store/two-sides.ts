import type { JourneyDocument } from '@sendero/flow-engine/document'
import { trpc } from '../../../base/trpc.ts'
import { applyCommand } from '../kernels/document/command.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { EditorStore } from './editor-store.ts'
import { recorded } from './history.ts'
import { newId } from './new-id.ts'
import { isSame } from './open-draft.ts'
import { factsOf, loadJourney, serverDraftOf } from './server-journey.ts'

export interface TwoSides {
  /** True while a document is being shown that the server has already: no change to send. */
  isTakingOver(): boolean
  /** Fetches the other side of a conflict that a save ran into. */
  loadTheirs(): Promise<void>
  refresh(): Promise<void>
  keepMine(): void
  takeTheirs(): void
  copyMine(): Promise<string>
}

interface Sides { readonly id: string; readonly store: EditorStore; readonly saver: DraftSaver }

/** This side of a draft and the server's: nothing of either is lost, and whatever is shown in place of another is one undo away. */
export function createTwoSides({ id, store, saver }: Sides): TwoSides {
  let isTakingOver = false
  const takeOver = (document: JourneyDocument, label: string): void => {
    const { document: before, history } = store.getState()
    const command = { id: newId(), label, edits: [{ kind: 'replaceDocument' as const, document }] }
    isTakingOver = true
    store.setState({ document: applyCommand(before, command), history: recorded(history, command, { before, at: Date.now() }), selected: new Set(), cursor: null })
    isTakingOver = false
  }
  const takeTheirs = (): void => {
    const { theirs } = store.getState()
    if (theirs === null) return
    takeOver(theirs.document, 'take the other version')
    store.setState({ theirs: null })
    saver.rebase(theirs.draftRevision, null)
  }
  const refresh = async (): Promise<void> => {
    const now = await loadJourney(id)
    if (now === null) return
    store.getState().setJourney(factsOf(now))
    const draft = serverDraftOf(now)
    const { save, document, say } = store.getState()
    // An answer to a save of ours may still be on its way.
    if (draft === null || draft.draftRevision <= saver.revision() || isSame(draft.document, document)) return
    if (save.kind !== 'saved') { store.setState({ theirs: draft }); saver.conflicted(); return }
    takeOver(draft.document, 'take over what was changed elsewhere')
    saver.rebase(draft.draftRevision, null)
    say('Updated: this journey was just changed somewhere else.')
  }
  return {
    isTakingOver: () => isTakingOver,
    // While a person chose, the other side may have gone on.
    takeTheirs() { takeTheirs(); void refresh() },
    refresh,
    async loadTheirs() {
      const theirs = await loadJourney(id)
      const draft = theirs === null ? null : serverDraftOf(theirs)
      if (draft === null) return
      if (isSame(draft.document, store.getState().document)) saver.rebase(draft.draftRevision, null)
      else store.setState({ theirs: draft })
    },
    keepMine() {
      const { theirs, document } = store.getState()
      if (theirs === null) return
      takeOver(theirs.document, 'keep my version')
      takeOver(document, 'keep my version')
      store.setState({ theirs: null })
      saver.rebase(theirs.draftRevision, document)
    },
    async copyMine() {
      const { document, journey } = store.getState()
      const copy = await trpc.workflows.create.mutate({ name: `${journey.name} (my version)`.slice(0, 200), document: { ...document } })
      takeTheirs()
      return copy.id
    },
  }
}
