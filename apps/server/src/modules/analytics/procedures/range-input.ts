import { z } from 'zod'
import { isDuration, parseInstant } from '@sendero/flow-engine/time'
import type { FeedRange } from '../journey-feeds.ts'

const instant = z.string().max(40).transform((text, context) => {
  const at = parseInstant(text)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'Use a date (2026-01-31) or an instant (2026-01-31T08:00:00Z).' })
  return z.NEVER
})

/** From inclusive, to exclusive, in all versions or one. */
export const rangeInput = { from: instant.optional(), to: instant.optional(), version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }

/** The same for numbers that stay open: `last` (`P7D`) is a range that moves with time. */
export const feedRangeSchema = z.strictObject({ ...rangeInput, last: z.string().max(40).refine(isDuration, 'Use an ISO 8601 duration such as P7D or PT24H.').optional() })
  .refine(({ from, last }) => from === undefined || last === undefined, { message: 'Use from or last, not both.', path: ['last'] })
  .transform(({ from, to, version, last }): FeedRange => ({ from: from ?? null, to: to ?? null, version: version ?? null, last: last ?? null }))
