import { trpc } from '../../../base/trpc.ts'
import { applyEdits } from '../kernels/document/edit.ts'
import type { Fragment } from '../kernels/document/fragment.ts'
import { pasteSteps } from '../kernels/document/intents/paste-steps.ts'
import { newId } from './new-id.ts'
import { serverDraftOf } from './server-journey.ts'

/** Puts steps into the draft of another journey, beside what is there. Rejects with words when it cannot, or when somebody saves that draft meanwhile. */
export async function copyInto(journeyId: string, fragment: Fragment): Promise<void> {
  const draft = serverDraftOf(await trpc.workflows.get.query({ id: journeyId }))
  if (draft === null) throw new Error('The draft of that journey cannot be read.')
  const { document, draftRevision } = draft
  const intent = pasteSteps(document, { fragment, slot: document.nodes.length === 0 ? { kind: 'port', from: 'entry', port: 'next' } : { kind: 'parked' } }, newId)
  if (!intent.ok) throw new Error(intent.reason)
  await trpc.workflows.update.mutate({ id: journeyId, document: { ...applyEdits(document, intent.edits) }, ifMatch: String(draftRevision) })
}
