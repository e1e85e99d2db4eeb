import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countRule } from '../count-rule.ts'
import { segmentInput } from '../segment-view.ts'

export const countUnsavedRule = defineProcedure({
  id: 'segment.countRule',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Count the customers a rule holds for, without saving it; a newer question of the same key or user takes the place of an older one',
  input: z.strictObject({ rule: segmentInput.rule }),
  output: z.object({ count: z.number().int(), total: z.number().int(), computedAt: z.string() }),
  rest: { method: 'POST', path: '/segments/count', status: 200, tag: 'Segments' },
  async run({ deps, workspaceId, actor }, { rule }) {
    const { computedAt, ...counted } = await countRule(deps, workspaceId, { rule, asker: actorName(actor) })
    return { ...counted, computedAt: instantText(computedAt) }
  },
})
