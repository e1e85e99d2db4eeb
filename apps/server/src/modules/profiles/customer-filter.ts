import { z } from 'zod'
import { instantInput } from './instant-input.ts'

/** What the list of customers can be narrowed to; everything given has to hold. */
export const customerFilterInput = {
  q: z.string().max(200).optional().describe('The beginning of a userId or e-mail address, or a whole id (cus_...)'),
  segmentId: z.string().max(100).optional(),
  subscription: z.enum(['subscribed', 'unsubscribed', 'none', 'suppressed']).optional().describe('Of e-mail. suppressed: the address is never written to, whatever was said before'),
  createdFrom: instantInput.optional(),
  createdTo: instantInput.optional().describe('Exclusive'),
  trait: z.string().min(1).max(200).optional().describe('Name of a trait, dotted below the first level; goes with traitValue'),
  traitValue: z.string().max(500).optional(),
} as const

export type CustomerFilter = z.infer<z.ZodObject<typeof customerFilterInput>>
