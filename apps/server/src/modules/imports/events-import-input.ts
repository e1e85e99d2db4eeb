import { z } from 'zod'
import { columnMapInput } from './column-map.ts'
import { importName, timeZoneInput } from './customers-import-input.ts'

const column = z.string().max(1000).nullable()

/** What a client says about an import of events. */
export const eventsImportInput = z.strictObject({
  /** With the number of the row it makes the id of events that have none: another file needs another name. */
  name: importName,
  format: z.enum(['csv', 'ndjson']),
  /** csv: types and names of properties, as for customers; columns that are not named have theirs guessed. */
  map: columnMapInput,
  /** csv: which column says what. Without it they are the ones called event, userId, anonymousId, timestamp and messageId. */
  fields: z.strictObject({
    /** A column, or the one name all rows have. */
    event: z.union([z.strictObject({ column: z.string().max(1000) }), z.strictObject({ name: z.string().min(1).max(200) })]),
    userId: column.default(null), anonymousId: column.default(null), timestamp: column.default(null), messageId: column.default(null),
  }).optional(),
  /** csv: zone of times without an offset; without it such times are refused. */
  timeZone: timeZoneInput.optional(),
})

export type EventsImportOptions = z.output<typeof eventsImportInput>
