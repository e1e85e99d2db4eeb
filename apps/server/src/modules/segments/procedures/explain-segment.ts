import { z } from 'zod'
import { ruleSchema } from '@sendero/flow-engine/segment'
import type { ExplainedLine } from '@sendero/flow-engine/segment'
import { fromPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { explainMembership } from '../explain-membership.ts'

const instant = z.string().nullable()
const found = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('values'), values: z.array(z.string()).describe('Of a trait, as rules compare them: lower-cased'), isSet: z.boolean() }),
  z.object({ kind: z.literal('count'), count: z.number().int(), last: instant.describe('The latest of them, in the window or before') }),
  z.object({ kind: z.literal('messages'), count: z.number().int(), last: instant.describe('The latest of them, in the window or before'), lastSent: instant.describe('When such a mail last went out') }),
  z.object({ kind: z.literal('measure'), value: z.number().nullable() }),
  z.object({ kind: z.literal('moment'), at: instant }),
  z.object({
    kind: z.literal('anniversary'), dates: z.array(z.string()).describe('The days the trait names'), timeZone: z.string(),
    next: z.object({ date: z.string(), days: z.number().int() }).nullable().describe('When one of them returns next, and in how many days; null without a date'),
  }),
  z.object({ kind: z.literal('list'), isOn: z.boolean() }),
  z.object({ kind: z.literal('segment'), isIn: z.boolean() }),
  z.object({ kind: z.literal('sample'), place: z.number().describe('In percent: who was drawn below that of the condition is in') }),
  z.object({ kind: z.literal('consent'), status: z.enum(['subscribed', 'unsubscribed', 'unproven']).nullable().describe('Null: they have said nothing') }),
  z.object({ kind: z.literal('reach'), reason: z.enum(['no_address', 'suppressed', 'unsubscribed', 'no_consent']).nullable().describe('Why the channel does not reach them; null: it does') }),
])

const output = z.object({
  isMember: z.boolean(), since: instant, now: z.string(), timeZone: z.string(),
  lines: z.array(z.object({ rule: ruleSchema, depth: z.number().int(), holds: z.boolean(), turnsAt: instant.describe('When time alone turns it'), found: found.nullable().describe('Null for a group') })),
})

export const explainSegment = defineProcedure({
  id: 'segment.explain',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Why one person is in a segment or not: every line of the rule with what decided it, and when time will turn it',
  input: z.strictObject({ id: z.string(), customerId: z.string().min(1).max(200).describe('Ours (cus_...) or the userId') }),
  output,
  rest: { method: 'GET', path: '/segments/:id/explanation/:customerId', status: 200, tag: 'Segments' },
  async run({ deps, workspaceId }, { id, customerId }) {
    const { since, now, lines, ...told } = await explainMembership(deps, workspaceId, { segmentId: fromPublicId('segment', id), idOrUserId: customerId })
    return { ...told, since: textOf(since), now: instantText(now), lines: lines.map((line) => ({ ...line, turnsAt: textOf(line.turnsAt), found: foundView(line.found) })) }
  },
})

const textOf = (at: number | null): string | null => (at === null ? null : instantText(at))

function foundView(decided: ExplainedLine['found']): z.input<typeof found> | null {
  switch (decided?.kind) {
    case undefined: return null
    case 'values': return { ...decided, values: decided.values.slice(0, 20) }
    case 'count': return { ...decided, last: textOf(decided.last) }
    case 'messages': return { ...decided, last: textOf(decided.last), lastSent: textOf(decided.lastSent) }
    case 'moment': return { ...decided, at: textOf(decided.at) }
    case 'anniversary': return { ...decided, dates: decided.dates.slice(0, 20) }
    case 'measure': case 'list': case 'segment': case 'sample': case 'consent': case 'reach': return { ...decided }
  }
}
