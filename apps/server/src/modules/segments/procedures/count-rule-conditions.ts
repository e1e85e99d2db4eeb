import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countConditions } from '../count-conditions.ts'
import { askerInput, segmentInput } from '../segment-view.ts'

export const countRuleConditions = defineProcedure({
  id: 'segment.countConditions',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Count the customers each condition of the outermost group of a rule holds for by itself, in their order; null where that takes too long',
  input: z.strictObject({ rule: segmentInput.rule, asker: askerInput }),
  output: z.object({ counts: z.array(z.number().int().nullable()) }),
  rest: { method: 'POST', path: '/segments/count-conditions', status: 200, tag: 'Segments' },
  async run({ deps, workspaceId, actor, signal }, { rule, asker }) {
    return { counts: await countConditions(deps, workspaceId, { rule, asker: `${actorName(actor)} ${asker}`, signal }) }
  },
})
