import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import type { JourneyNode } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import type { TracedDecision } from './person-path.ts'

export interface Telling {
  /** The node of the decision in the document shown; undefined when it is not in there. */
  readonly node: JourneyNode | undefined
  /** Epoch milliseconds in words, with the zone. */
  readonly instant: (at: number) => string
  /** The name of a template, a segment, a journey or a step. */
  readonly nameOf: (id: string) => string | null
}

export interface ToldDecision {
  /** What was decided, a sentence. */
  readonly what: string
  /** What it was decided from, one fact each. */
  readonly because: readonly string[]
}

export type Tell = (inputs: JsonObject, decision: TracedDecision, telling: Telling) => ToldDecision

export const told = (what: string, because: readonly string[] = []): ToldDecision => ({ what, because })
export const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
export const quoted = (value: JsonValue | undefined): string => `“${text(value)}”`
export const when = (value: JsonValue | undefined, { instant }: Telling): string => (typeof value === 'number' ? instant(value) : 'an unknown time')
/** A thing with an id by its name, as far as it is known. */
export const named = (id: JsonValue | undefined, { nameOf }: Telling): string => `“${nameOf(text(id)) ?? text(id)}”`

/** Whose clock a decision went by, and whether it had to be assumed. */
export function zoneFacts({ timeZone, isTimeZoneAssumed }: JsonObject): string[] {
  const zone = text(timeZone)
  return zone === '' ? [] : [`by the calendar of ${zone}${isTimeZoneAssumed === true ? ', for their own is not known' : ''}`]
}

/** The traits, properties and events the rules looked at. */
export function looked({ traits, properties, events }: JsonObject): string[] {
  return [...facts(traits, 'is'), ...facts(properties, 'was'), ...(Array.isArray(events) ? events.map(counted) : [])]
}

function facts(values: JsonValue | undefined, verb: 'is' | 'was'): string[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return []
  return Object.entries(values).map(([path, value]) => `${path} ${value === null ? `${verb} not set` : `${verb} ${shown(value)}`}`)
}

function counted(fact: JsonValue): string {
  if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) return ''
  const { event, within, count } = fact
  return `did ${quoted(event)} ${count === 1 ? 'once' : `${String(count)} times`}${typeof within === 'string' ? ` in the ${durationInWords(within)} before` : ''}`
}

const shown = (value: JsonValue): string => (typeof value === 'string' ? `“${value}”` : Array.isArray(value) ? value.map(shown).join(', ') : String(value))

/** The place of somebody in a division by chance. */
export const lot = (bucket: number): string => `lot ${bucket + 1} of 10,000, the same at every entry`
