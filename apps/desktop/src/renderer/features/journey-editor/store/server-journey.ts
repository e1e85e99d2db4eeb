import type { JourneyDocument } from '@sendero/flow-engine/document'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { readDraft } from '../kernels/document/read-draft.ts'
import type { SaveAnswer } from './draft-saver.ts'
import type { JourneyFacts } from './editor-state.ts'
import type { EditorStore } from './editor-store.ts'
import type { ServerDraft } from './open-draft.ts'

/** A journey as the server answers with it. */
export type JourneyView = Awaited<ReturnType<typeof trpc.workflows.get.query>>

export const factsOf = ({ id, name, status, isEntryClosed, publishedVersion, hasUnpublishedChanges, people }: JourneyView): JourneyFacts => ({ id, name, status, isEntryClosed, publishedVersion, hasUnpublishedChanges, people })

/** The draft of an answer; null when it is no journey this release can read. */
export function serverDraftOf({ document, draftRevision }: JourneyView): ServerDraft | null {
  const read = readDraft(document)
  return read.ok ? { document: read.document, draftRevision } : null
}

/** What the server has now; null when it cannot be asked. */
export const loadJourney = (id: string): Promise<JourneyView | null> => trpc.workflows.get.query({ id }).catch(() => null)

/** Saves a draft over the revision it is based on, and says how that went. Never rejects. */
export async function saveDraft(store: EditorStore, { id, document, revision }: { readonly id: string; readonly document: JourneyDocument; readonly revision: number }): Promise<SaveAnswer> {
  try {
    const saved = await trpc.workflows.update.mutate({ id, document: { ...document }, ifMatch: String(revision) })
    const { journey, setJourney } = store.getState()
    setJourney({ ...factsOf(saved), name: journey.name })
    return { kind: 'done', revision: saved.draftRevision }
  } catch (error) {
    const problem = problemOfCall(error)
    if (problem === null || problem.status === 0 || problem.status === 429 || problem.status >= 500) return { kind: 'unreachable' }
    return problem.code === 'CONFLICT' ? { kind: 'conflict' } : { kind: 'refused', message: problem.message }
  }
}
