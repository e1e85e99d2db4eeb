import { z } from 'zod'
import { isDuration } from '../model/duration.ts'
import { isInstantText } from '../model/instant-text.ts'

// The segment rule: one AST, two back ends (evaluate-rule, compile-rule-sql). The schema refuses what has no meaning,
// so that both back ends only ever see rules they can hold equal.

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()])
const durationText = z.string().refine(isDuration, 'Use an ISO 8601 duration such as P90D or PT12H.')
const orderable = z.union([z.number(), z.string().refine(isInstantText, 'Use a number, a date (2026-01-31) or an instant (2026-01-31T08:00:00Z).')])
const dateText = z.string().refine(isInstantText, 'Use a date (2026-01-31) or an instant (2026-01-31T08:00:00Z).')
const text = z.string().min(1).max(1000)

/** The comparison part of a leaf, told apart by `is`. The same for traits and for event properties. */
const comparisons = [
  { is: z.enum(['equals', 'notEquals']), value: scalar },
  { is: z.enum(['in', 'notIn']), value: z.array(scalar).min(1).max(1000) },
  { is: z.enum(['contains', 'notContains', 'startsWith', 'endsWith']), value: text },
  { is: z.enum(['gt', 'gte', 'lt', 'lte']), value: orderable },
  { is: z.literal('between'), value: z.union([z.tuple([z.number(), z.number()]), z.tuple([dateText, dateText])]) },
  { is: z.enum(['isSet', 'isNotSet']) },
  { is: z.enum(['before', 'after']), value: dateText },
  { is: z.enum(['inLast', 'notInLast', 'inNext']), value: durationText },
] as const

const path = z.string().min(1).max(200)

function leaf<Name extends 'trait' | 'property'>(name: Name) {
  const field = { [name]: path } as { [K in Name]: typeof path }
  return z.union([
    z.strictObject({ ...field, ...comparisons[0] }),
    z.strictObject({ ...field, ...comparisons[1] }),
    z.strictObject({ ...field, ...comparisons[2] }),
    z.strictObject({ ...field, ...comparisons[3] }),
    z.strictObject({ ...field, ...comparisons[4] }),
    z.strictObject({ ...field, ...comparisons[5] }),
    z.strictObject({ ...field, ...comparisons[6] }),
    z.strictObject({ ...field, ...comparisons[7] }),
  ])
}

export const traitConditionSchema = leaf('trait')
export const propertyConditionSchema = leaf('property')

const howOften = z.number().int().min(0).max(1_000_000)
export const eventConditionSchema = z.strictObject({
  event: z.string().min(1).max(200),
  count: z.union([
    z.strictObject({ atLeast: howOften.min(1) }),
    z.strictObject({ atMost: howOften }),
    z.strictObject({ exactly: howOften }),
  ]),
  within: durationText.optional(),
  where: z.array(propertyConditionSchema).max(20).optional(),
})

export type TraitCondition = z.infer<typeof traitConditionSchema>
export type PropertyCondition = z.infer<typeof propertyConditionSchema>
export type EventCondition = z.infer<typeof eventConditionSchema>
export type Rule =
  | { op: 'and' | 'or'; rules: Rule[] }
  | { op: 'not'; rule: Rule }
  | TraitCondition
  | EventCondition

/** Accepts any JSON; refuses unknown operators, wrong value types and unknown fields with the path of each. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() => z.union([
  z.strictObject({ op: z.enum(['and', 'or']), rules: z.array(ruleSchema).max(100) }),
  z.strictObject({ op: z.literal('not'), rule: ruleSchema }),
  traitConditionSchema,
  eventConditionSchema,
]))
