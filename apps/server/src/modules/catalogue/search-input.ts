import { z } from 'zod'
import { storableText } from '@sendero/flow-engine/segment'
import { attributeTypes } from './seen-attribute.ts'

const searched = z.string().max(200).overwrite(storableText)
const named = z.string().min(1).max(200).overwrite(storableText)

// Suggestions, not lists: the best few for what was typed so far, without pages.
export const searchInput = { q: searched.default(''), limit: z.coerce.number().int().min(1).max(200).default(50) }

export const attributePath = named
export const eventName = named

export const seenAttributeSchema = z.object({
  path: z.string(), types: z.array(z.enum(attributeTypes)), share: z.number(), examples: z.array(z.string()),
})
