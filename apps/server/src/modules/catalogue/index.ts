// What was really seen: names, types and values for whoever writes a rule.
import { listSeenEvents } from './procedures/list-seen-events.ts'
import { listSeenProperties } from './procedures/list-seen-properties.ts'
import { listSeenTraits } from './procedures/list-seen-traits.ts'
import { listSeenValues } from './procedures/list-seen-values.ts'

export { seenProperties, seenTraits } from './seen-names.ts'
export type { SeenTrait } from './seen-names.ts'

export const catalogueProcedures = [listSeenEvents, listSeenProperties, listSeenTraits, listSeenValues] as const
