import { z } from 'zod'
import { parseInstant } from '@sendero/flow-engine/time'

/** An instant or a day (its beginning in UTC) of a filter, as epoch milliseconds. */
export const instantInput = z.string().max(60).transform((text, context) => {
  const at = parseInstant(text)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'must be an RFC 3339 instant such as 2026-01-31T09:30:00.000Z, or a day' })
  return z.NEVER
})
