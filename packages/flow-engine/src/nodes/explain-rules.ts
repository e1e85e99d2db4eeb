import { readPath } from '../model/attribute-path.ts'
import type { Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { attributeReader } from '../segment/attribute-reader.ts'
import { consentOf, unreachableReason } from '../segment/consent.ts'
import { countEvents } from '../segment/evaluate-rule.ts'
import { eventsAsked } from '../segment/events-asked.ts'
import { measureEvents, measuredNumber } from '../segment/measure-events.ts'
import { eventLeafOf } from '../segment/message-condition.ts'
import { momentOf } from '../segment/moment-of-events.ts'
import { isAbsent } from '../segment/path-values.ts'
import { isPersonalTrait } from '../segment/personal-traits.ts'
import { leavesOf } from '../segment/rule-needs.ts'
import type { During, EventLeaf, Rule } from '../segment/rule.ts'
import { sampleBucket } from '../segment/sample-bucket.ts'
import { passagesOf } from '../segment/sequence.ts'
import { briefValue } from './brief-value.ts'
import { zoneInputs } from './zone-inputs.ts'

// A decision is stored for every visit of every run and copied to analytics. So what it records of a profile is bounded,
// and of a personal trait only whether it is there.
const mostValues = 20

/** The facts the rules looked at: traits and dates by path, and for each condition on events how many counted, what they came to or when they were. */
export function explainRules(rules: readonly Rule[], facts: Facts, now: Instant): JsonObject {
  const leaves = rules.flatMap(leavesOf)
  const paths = [...new Set(leaves.flatMap((leaf) => 'trait' in leaf ? [leaf.trait] : []))].slice(0, mostValues)
  const dates = [...new Set(leaves.flatMap((leaf) => 'anniversary' in leaf ? [leaf.anniversary] : []))].slice(0, mostValues)
  const lists = [...new Set(leaves.flatMap((leaf) => 'list' in leaf ? [leaf.list] : []))].slice(0, mostValues)
  const segments = [...new Set(leaves.flatMap((leaf) => 'segment' in leaf ? [leaf.segment] : []))].slice(0, mostValues)
  const samples = leaves.flatMap((leaf) => 'sample' in leaf ? [leaf] : []).slice(0, mostValues)
  const consents = leaves.flatMap((leaf) => 'consent' in leaf ? [leaf] : [])
  const channels = leaves.flatMap((leaf) => 'reachable' in leaf ? [leaf] : [])
  const events = leaves.flatMap((leaf) => 'event' in leaf || 'message' in leaf ? [eventLeafOf(leaf)] : []).slice(0, mostValues)
  const sequences = leaves.flatMap((leaf) => 'sequence' in leaf ? [leaf] : []).slice(0, mostValues)
  return {
    ...(paths.length === 0 ? {} : { traits: Object.fromEntries(paths.map((path) => [path, shown(path, facts.customer.traits)])) }),
    ...(dates.length === 0 ? {} : { dates: Object.fromEntries(dates.map((path) => [path, shown(path, facts.customer.traits)])), ...zoneInputs(facts) }),
    ...(lists.length === 0 ? {} : { lists: Object.fromEntries(lists.map((list) => [list, facts.lists?.has(list) ?? false])) }),
    ...(segments.length === 0 ? {} : { segments: Object.fromEntries(segments.map((segment) => [segment, facts.segments.has(segment)])) }),
    ...(samples.length === 0 ? {} : { samples: Object.fromEntries(samples.map((leaf) => [leaf.sample, sampleBucket(leaf, facts.customer.id)])) }),
    ...(consents.length === 0 ? {} : { consents: Object.fromEntries(consents.map((leaf) => [leaf.consent, consentOf(leaf, facts)])) }),
    ...(channels.length === 0 ? {} : { channels: Object.fromEntries(channels.map((leaf) => [leaf.reachable, unreachableReason(leaf, facts) ?? 'reached'])) }),
    ...(sequences.length === 0 ? {} : { sequences: sequences.map((leaf) => ({ events: leaf.sequence.map(({ event }) => event), ...(leaf.within === undefined ? {} : { within: leaf.within }), count: passagesOf(leaf, facts, { now }).length })) }),
    ...(events.length === 0 ? {} : { events: events.map((condition) => counted(condition, facts, now)) }),
  }
}

function counted(leaf: EventLeaf, facts: Facts, now: Instant): JsonObject {
  const events = eventsAsked(leaf, facts)
  const hours: JsonObject = leaf.during === undefined ? {} : { during: hoursOf(leaf.during), ...zoneInputs(facts) }
  if ('time' in leaf) return { event: leaf.event, ...hours, [leaf.time]: momentOf(leaf, events, now) }
  const window: JsonObject = { ...(leaf.within === undefined ? {} : { within: leaf.within }), ...hours }
  if ('count' in leaf) return { event: leaf.event, ...window, count: countEvents(leaf, events, now) }
  const measured = measureEvents(leaf, events, now)
  return { event: leaf.event, ...window, of: leaf.of, [leaf.measure]: measured === null ? null : measuredNumber(measured) }
}

const hoursOf = ({ from, to, weekdays, clock }: During): JsonObject => ({ from, to, ...(weekdays === undefined ? {} : { weekdays }), ...(clock === undefined ? {} : { clock }) })

function shown(path: string, traits: JsonObject): JsonValue {
  const plain = readPath(traits, path) ?? throughLists(traits, path.split('.'))
  const value = isAbsent(plain) && path.includes('.') ? otherwiseSpelled(path, traits) ?? plain : plain
  if (value === null) return null
  if (isPersonalTrait(path)) return isAbsent(value) ? null : '(set)'
  return briefValue(value)
}

/** A rule also finds what has some of the dots inside its keys, as `{"a": {"b.c": 1}}`: the values as it compared them. */
function otherwiseSpelled(path: string, traits: JsonObject): JsonValue {
  const { isSet, text } = attributeReader(traits)(path)
  if (!isSet) return null
  return text.length === 0 ? {} : text
}

/** A rule also looks into lists of objects: the values found there. */
function throughLists(value: JsonValue, names: readonly string[]): JsonValue {
  const [name, ...rest] = names
  if (Array.isArray(value)) {
    const found = value.flatMap((each) => throughLists(each, names) ?? [])
    return found.length === 0 ? null : found
  }
  if (name === undefined) return value
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? throughLists(value[name] ?? null, rest) : null
}
