import type { EventFact, Facts, JsonObject, JsonValue, Plan } from '@sendero/flow-engine'
import { addDuration, parseDuration, subtractDuration } from '@sendero/flow-engine/time'
import type { DryPerson } from '../dry-person.ts'
import type { DryRun } from '../dry-run.ts'
import { dryWorld, factsNow, type SegmentRules } from '../dry-world.ts'
import { personAsSaid, type Said, type SaidEvent } from '../said.ts'
import { textsOf, valueOfText, textOfValue, type ValueTexts } from '../value-texts.ts'

/** What does not change while somebody is being made. */
export interface MakerGround {
  readonly plan: Plan
  readonly segmentRules: SegmentRules
  readonly base: DryPerson
  readonly timeZone: string
  /** Properties the event of the entry is proposed with. */
  readonly entryProperties: JsonObject
  /** The engine's own walk of the person as said, who enters at `start`. */
  readonly walkAs: (said: Said, start: number) => DryRun
}

/** A person half made: what was said of them so far, and what may not be said otherwise any more. */
export interface MakerState {
  readonly said: Said
  /** When they enter, epoch milliseconds. */
  readonly start: number
  readonly fixed: ReadonlySet<string>
}

/** A walk that was looked at, and the moment of the decision that is to come out otherwise. */
export interface Moment { readonly walk: DryRun; readonly at: number }

export const withFixed = (state: MakerState, key: string, said: Partial<Said>): MakerState => ({ ...state, said: { ...state.said, ...said }, fixed: new Set([...state.fixed, key]) })

/** Everything a rule may look at of them at that moment, with events that are only thought of. */
export function factsAt(ground: MakerGround, state: MakerState, { moment, more = [] }: { readonly moment: Moment; readonly more?: readonly EventFact[] }): Facts {
  const { plan, segmentRules, base, timeZone } = ground
  const person = personAsSaid(base, state.said, { start: state.start, timeZone })
  const world = dryWorld({ plan, person, start: state.start, workspaceTimeZone: timeZone, segmentRules })
  const { event } = moment.walk.state.entry
  if (event !== null) world.events.push({ name: event.name, occurredAt: state.start, properties: event.properties })
  for (const happening of moment.walk.happened) if (happening.kind === 'event' && happening.at <= moment.at) world.events.push({ name: happening.event, occurredAt: happening.at, properties: happening.properties })
  world.events.push(...more)
  return factsNow(world, moment.at)
}

/** When something said to be done is done. */
export function instantOf({ when, by }: Pick<SaidEvent, 'when' | 'by'>, { start, timeZone }: { readonly start: number; readonly timeZone: string }): number {
  const duration = parseDuration(by)
  return duration === null ? start : (when === 'before' ? subtractDuration : addDuration)(start, duration, timeZone)
}

/** The text somebody would type for a value; null for one that cannot be typed. */
export function typed(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return ''
  const text = textOfValue(value)
  return text.trim() !== '' && JSON.stringify(valueOfText(text)) === JSON.stringify(value) ? text : null
}

/** Properties as they are typed; null when one of them cannot be. */
export function typedAll(properties: JsonObject): ValueTexts | null {
  const texts = Object.entries(textsOf(properties))
  return texts.every(([, text]) => text.trim() !== '') ? Object.fromEntries(texts) : null
}
