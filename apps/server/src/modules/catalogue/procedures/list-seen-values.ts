import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'
import { requirePermission } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { attributePath, eventName, searchInput } from '../search-input.ts'
import { valuesOfProperty, valuesOfTrait } from '../seen-values.ts'

export const listSeenValues = defineProcedure({
  id: 'catalogue.values',
  kind: 'query',
  permission: 'segments:read',
  summary: 'The most frequent values of a trait (needs customers:read), or of a property of an event (needs events:read); `q` searches the values',
  input: z.strictObject({ trait: attributePath.optional(), event: eventName.optional(), property: attributePath.optional(), ...searchInput }),
  output: z.object({ data: z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number().int() })) }),
  rest: { method: 'GET', path: '/catalogue/values', status: 200, tag: 'Catalogue' },
  async run({ deps, workspaceId, actor }, { trait, event, property, ...search }) {
    if (trait !== undefined && event === undefined && property === undefined) {
      requirePermission(actor, 'customers:read')
      return { data: [...await valuesOfTrait(deps, workspaceId, { trait, ...search })] }
    }
    if (trait === undefined && event !== undefined && property !== undefined) {
      requirePermission(actor, 'events:read')
      return { data: [...await valuesOfProperty(deps, workspaceId, { event, property, ...search })] }
    }
    throw new AppError('INVALID_INPUT', 'Name either a trait, or an event and one of its properties.')
  },
})
