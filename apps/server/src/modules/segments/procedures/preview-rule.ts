import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customersByNumbers, loadCustomers } from '../../customers/index.ts'
import { countRule } from '../count-rule.ts'
import { memberSchema, memberView } from '../member-view.ts'
import { askerInput, segmentInput } from '../segment-view.ts'

export const previewRule = defineProcedure({
  id: 'segment.preview',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Count the customers a rule holds for and show the newest of them, without saving it; a newer question of the same asker takes the place of an older one',
  input: z.strictObject({ rule: segmentInput.rule, limit: z.coerce.number().int().min(0).max(20).default(5), asker: askerInput }),
  output: z.object({ count: z.number().int(), total: z.number().int(), computedAt: z.string(), sample: z.array(memberSchema) }),
  rest: { method: 'POST', path: '/segments/preview', status: 200, tag: 'Segments' },
  async run({ deps, workspaceId, actor, signal }, { rule, limit, asker }) {
    const { newest, computedAt, ...counted } = await countRule(deps, workspaceId, { rule, asker: `${actorName(actor)} ${asker}`, sampleSize: limit, signal })
    const sample = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const people = await customersByNumbers(tx, newest)
      const customers = await loadCustomers(tx, people.map(({ customerId }) => customerId))
      return [...customers.values()].sort((a, b) => b.number - a.number).map(memberView)
    })
    return { ...counted, computedAt: instantText(computedAt), sample }
  },
})
