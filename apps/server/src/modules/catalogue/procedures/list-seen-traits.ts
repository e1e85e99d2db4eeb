import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { bestFirst } from '../match-name.ts'
import { searchInput, seenAttributeSchema } from '../search-input.ts'
import { seenTraits } from '../seen-names.ts'

export const listSeenTraits = defineProcedure({
  id: 'catalogue.traits',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Traits that customers have, nested ones as dotted paths: types, share of customers that have them, examples; `q` searches the paths',
  input: z.strictObject(searchInput),
  output: z.object({ data: z.array(seenAttributeSchema.extend({ isPersonal: z.boolean() })) }),
  rest: { method: 'GET', path: '/catalogue/traits', status: 200, tag: 'Catalogue' },
  async run({ deps, workspaceId }, { q, limit }) {
    return { data: bestFirst(await seenTraits(deps, workspaceId), q, ({ path }) => path).slice(0, limit).map((seen) => ({ ...seen, types: [...seen.types], examples: [...seen.examples] })) }
  },
})
