import { z } from 'zod'
import type { Diagnostic } from '@sendero/flow-engine'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { checkDocument } from '../check-document.ts'
import { existingJourney } from '../existing-journey.ts'
import { diagnosticView } from '../journey-view.ts'
import { publishedDocument } from '../published-document.ts'
import { storableDocument } from '../storable-document.ts'
import { journeyIdInput } from './journey-id.ts'

const output = z.object({ ok: z.boolean(), diagnostics: z.array(diagnosticView) })

const answer = ({ ok, diagnostics }: { readonly ok: boolean; readonly diagnostics: readonly Diagnostic[] }): z.input<typeof output> => ({ ok, diagnostics: [...diagnostics] })

export const validateJourney = defineProcedure({
  id: 'workflows.validate',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Say everything that speaks against publishing the draft, or a document sent along, without publishing',
  input: z.strictObject({ ...journeyIdInput, document: storableDocument.optional() }),
  output,
  rest: { method: 'POST', path: '/workflows/:id/validate', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, document }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, fromPublicId('journey', id))
    return answer(await checkDocument(tx, document ?? journey.draft, { ...deps.env, published: await publishedDocument(tx, journey) }))
  }),
})

export const validateDocument = defineProcedure({
  id: 'workflows.validateDocument',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Say everything that speaks against publishing a document that is not stored',
  input: z.strictObject({ document: storableDocument }),
  output,
  rest: { method: 'POST', path: '/workflows/validate', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { document }) => deps.db.withWorkspace(workspaceId, async (tx) => answer(await checkDocument(tx, document, deps.env))),
})
