import type { EventFact, JsonObject, UnreachableReason } from '@sendero/flow-engine'

/** Everything a journey may look at of one person, real or made up, as it is when the dry run begins. */
export interface DryPerson {
  /** Divisions by chance hash it, so a real person falls where they would fall in earnest. */
  readonly id: string
  readonly userId: string | null
  readonly traits: JsonObject
  /** IANA name; null: the zone of the workspace is taken, and decisions say so. */
  readonly timeZone: string | null
  /** What they did before. */
  readonly events: readonly EventFact[]
  readonly lists: readonly string[]
  /** Segments they are in, for those whose rule is not known; the others follow from the rule. */
  readonly segments: readonly string[]
  /** Segments they are in or not because somebody said so, whatever the rule says. */
  readonly saidSegments: Readonly<Record<string, boolean>>
  /** Why marketing mail does not reach them; null when it does. */
  readonly unreachable: UnreachableReason | null
  /** Marketing mails they got lately: they count as of the start. */
  readonly mailsBefore: number
}

/** Something that happens to them while they walk. */
export type DryHappening =
  | { readonly at: number; readonly kind: 'event'; readonly event: string; readonly properties: JsonObject }
  /** From then on this holds, whatever the rule of the segment says. */
  | { readonly at: number; readonly kind: 'segmentChanged'; readonly segmentId: string; readonly isMember: boolean }
