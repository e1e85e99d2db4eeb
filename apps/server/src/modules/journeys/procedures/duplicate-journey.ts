import { z } from 'zod'
import { fromPublicId, newId, toPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { copyDocument, withOtherId } from '../copy-document.ts'
import { existingJourney } from '../existing-journey.ts'
import { journeyName, journeyView, longestName, toView } from '../journey-view.ts'
import { insertJourney } from '../journeys-repository.ts'
import { journeyIdInput } from './journey-id.ts'

export const duplicateJourney = defineProcedure({
  id: 'workflows.duplicate',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Copy the draft of a journey into a new one; people, versions and numbers stay with the original, and splits divide people anew',
  input: z.strictObject({ ...journeyIdInput, name: journeyName.optional() }),
  output: journeyView,
  rest: { method: 'POST', path: '/workflows/:id/duplicate', status: 201, tag: 'Workflows' },
  run: ({ deps, workspaceId, actor }, { id, name }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const original = await existingJourney(tx, fromPublicId('journey', id))
    const copyId = newId()
    const draft = withOtherId(copyDocument(original.draft), { from: toPublicId('journey', original.id), to: toPublicId('journey', copyId) })
    const copy = await insertJourney(tx, { id: copyId, name: name ?? copyName(original.name), draft })
    await recordAudit(tx, { actor: actorName(actor), action: 'workflows.duplicate', target: copy.id, data: { name: copy.name, original: toPublicId('journey', original.id) } })
    return toView(copy, 0)
  }),
})

/** Cut where it has to be, but never through a character. */
const copyName = (name: string): string => `Copy of ${name}`.slice(0, longestName).replace(/[\ud800-\udbff]$/, '').trim()
