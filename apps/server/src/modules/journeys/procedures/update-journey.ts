import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import type { Tx } from '../../../db/postgres.ts'
import { AppError } from '../../../errors/app-error.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countPeopleInJourneys } from '../../runs/index.ts'
import { existingJourney } from '../existing-journey.ts'
import { journeyName, journeyView, toView } from '../journey-view.ts'
import { saveDraft } from '../journeys-repository.ts'
import { storableDocument } from '../storable-document.ts'
import { journeyIdInput } from './journey-id.ts'

export const updateJourney = defineProcedure({
  id: 'workflows.update',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Save the draft of a journey; If-Match names the draftRevision it is based on',
  input: z.strictObject({ ...journeyIdInput, name: journeyName.optional(), document: storableDocument.optional(), ifMatch: z.string().max(40).optional() }),
  output: journeyView,
  rest: { method: 'PUT', path: '/workflows/:id', status: 200, headers: { ifMatch: 'if-match' }, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, name, document, ifMatch }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journeyId = fromPublicId('journey', id)
    if (name === undefined && document === undefined) throw new AppError('INVALID_INPUT', 'Send name, document or both.')
    const saved = await saveDraft(tx, { id: journeyId, revision: readRevision(ifMatch), name: name ?? null, draft: document ?? null })
    if (saved === null) throw await conflict(tx, journeyId)
    return toView(saved, (await countPeopleInJourneys(tx, [journeyId])).get(journeyId) ?? 0)
  }),
})

/** The revision of an If-Match header, with or without quotes; null for `*`, which means whatever is there. */
function readRevision(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) throw new AppError('PRECONDITION_REQUIRED')
  const text = ifMatch.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')
  if (text === '*') return null
  if (!/^\d{1,9}$/.test(text)) throw new AppError('INVALID_INPUT', 'If-Match: send the draftRevision you have read, a number.', { errors: [{ path: 'ifMatch', message: 'Not a draftRevision.' }] })
  return Number(text)
}

async function conflict(tx: Tx, journeyId: string): Promise<AppError> {
  const { draftRevision } = await existingJourney(tx, journeyId)
  return new AppError('CONFLICT', `The draft has been changed since: its revision is now ${draftRevision}.`, { data: { draftRevision } })
}
