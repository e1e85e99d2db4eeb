import { z } from 'zod'
import { customersImportInput } from './customers-import-input.ts'
import { eventsImportInput } from './events-import-input.ts'

/** What is to be done with an uploaded file. */
export const importOptions = z.discriminatedUnion('kind', [
  customersImportInput.extend({ kind: z.literal('customers') }),
  eventsImportInput.omit({ format: true }).extend({ kind: z.literal('events') }),
])

export type ImportOptions = z.output<typeof importOptions>
