import { z } from 'zod'
import { storableText } from '@sendero/flow-engine/segment'
import { actorMay } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { templateVariables } from '../template-variables.ts'

const variable = z.object({
  path: z.string(),
  source: z.enum(['customer', 'event', 'workspace', 'message']),
  types: z.array(z.enum(['text', 'number', 'boolean', 'date', 'list'])),
  /** Part of the customers or events that have it, above 0. */
  share: z.number(),
  examples: z.array(z.string()),
})

export const listVariables = defineProcedure({
  id: 'template.variables',
  kind: 'query',
  permission: 'templates:read',
  summary: 'What a template may show: traits customers have, properties of an event, and what every message knows. Traits need customers:read, properties events:read',
  input: z.strictObject({ event: z.string().min(1).max(200).overwrite(storableText).optional() }),
  output: z.object({ data: z.array(variable) }),
  rest: { method: 'GET', path: '/templates/variables', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, { event }) {
    const found = await templateVariables(deps, workspaceId, { withTraits: actorMay(actor, 'customers:read'), event: actorMay(actor, 'events:read') ? event : undefined })
    return { data: found.map((each) => ({ ...each, types: [...each.types], examples: [...each.examples] })) }
  },
})
