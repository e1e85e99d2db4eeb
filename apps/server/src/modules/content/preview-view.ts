import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import type { Customer } from '../customers/index.ts'
import type { Preview } from './preview.ts'
import { problemSchema } from './template-view.ts'

/** For whom; without customerId for somebody made up. */
export const previewInput = { customerId: z.string().min(1).max(300).optional(), event: z.record(z.string(), z.json()).optional() }

export const previewSchema = z.object({
  subject: z.string(), preheader: z.string(), from: z.object({ name: z.string(), email: z.string() }), html: z.string(), text: z.string(), problems: z.array(problemSchema),
  /** Traits of the made-up person it was rendered for; null when it was a customer. */
  sample: z.custom<JsonObject>().nullable().meta({ type: ['object', 'null'], additionalProperties: true }),
})

export const viewPreview = (preview: Preview, person: string | Customer): z.input<typeof previewSchema> => ({
  ...preview, problems: [...preview.problems], sample: typeof person === 'string' ? null : person.traits,
})
