import { isTimeZone } from '@sendero/flow-engine/time'
import { z } from 'zod'
import { columnMapInput } from './column-map.ts'

export const importName = z.string().min(1).max(200)
export const timeZoneInput = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Madrid').nullable()

/** What a client says about an import of customers. */
export const customersImportInput = z.strictObject({
  name: importName,
  /** The column that holds the userId, or the number of the row (the first data row is 1) as userId. */
  id: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('column'), column: z.string() }), z.strictObject({ kind: z.literal('rowNumber') })]),
  map: columnMapInput,
  /** `attested`: whoever imports vouches for the consent of everybody with an address; `none`: nobody can be mailed. */
  consent: z.enum(['attested', 'none']).default('none'),
  /** Zone of times without an offset; null: that of the workspace. */
  timeZone: timeZoneInput.default(null),
})

export type CustomersImportOptions = z.output<typeof customersImportInput>
