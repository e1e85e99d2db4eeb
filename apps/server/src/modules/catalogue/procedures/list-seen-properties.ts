import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { bestFirst } from '../match-name.ts'
import { eventName, searchInput, seenAttributeSchema } from '../search-input.ts'
import { seenProperties } from '../seen-names.ts'

export const listSeenProperties = defineProcedure({
  id: 'catalogue.properties',
  kind: 'query',
  permission: 'events:read',
  summary: 'Properties of the newest events of a name: types, share of events that have them, examples; `q` searches the paths',
  input: z.strictObject({ event: eventName, ...searchInput }),
  output: z.object({ data: z.array(seenAttributeSchema) }),
  rest: { method: 'GET', path: '/catalogue/properties', status: 200, tag: 'Catalogue' },
  async run({ deps, workspaceId }, { event, q, limit }) {
    return { data: bestFirst(await seenProperties(deps, workspaceId, event), q, ({ path }) => path).slice(0, limit).map((seen) => ({ ...seen, types: [...seen.types], examples: [...seen.examples] })) }
  },
})
