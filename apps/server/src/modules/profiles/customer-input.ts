import { z } from 'zod'
import { isSlip, longestId, textProblem } from '../events/index.ts'

/** A name of something: an id, an event. */
export const storableText = z.string().min(1).max(longestId).superRefine((text, context) => {
  const problem = textProblem(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

/** The client's name for a person. */
export const userIdInput = storableText.refine((text) => !isSlip(text), 'is what a program writes when it has no id')

/** Ours (`cus_...`) or the client's userId. */
export const customerPathId = storableText.describe('Ours (cus_...) or the userId')

/** What may be said through the API: `unproven` is only ever the absence of a word. */
export const statedSubscriptions = z.strictObject({ email: z.enum(['subscribed', 'unsubscribed']) })
