import type { JsonObject } from '@sendero/flow-engine'
import { dryWorld, factsNow, type WorldInput } from './dry-world.ts'

/** Segments of the plan somebody is in when they come to its entry, by the event that brings them there too. */
export function segmentsAt(input: WorldInput, entryEvent: { readonly name: string; readonly properties: JsonObject } | null): ReadonlySet<string> {
  const world = dryWorld(input)
  if (entryEvent !== null) world.events.push({ ...entryEvent, occurredAt: input.start })
  return factsNow(world, input.start).segments
}
