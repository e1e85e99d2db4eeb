import type { Channel } from '../model/channel.ts'
import type { JourneyId, ListId, SegmentId, TemplateId } from '../model/ids.ts'
import { exhaustive } from '../model/exhaustive.ts'
import type { Condition } from './condition-plan.ts'
import { eventLeafOf, messageEvents } from './message-condition.ts'
import { storableText } from './normalize-text.ts'
import { isPersonalTrait } from './personal-traits.ts'
import type { EventLeaf, Leaf, Rule } from './rule-structure.ts'
import { stepsOf } from './sequence.ts'

/** What a rule looks at: names of events, paths of traits, ids of segments, lists, templates and journeys, channels; and whether time alone can change its answer. */
export interface RuleNeeds {
  readonly events: readonly string[]
  /** Those of `events` whose properties conditions look at: the others are only counted. */
  readonly eventProperties: readonly string[]
  readonly segments: readonly SegmentId[]
  readonly lists: readonly ListId[]
  /** Templates and journeys whose mails it asks about. */
  readonly templates: readonly TemplateId[]
  readonly journeys: readonly JourneyId[]
  readonly traits: readonly string[]
  /** Of which it asks whether they reach the person. */
  readonly channels: readonly Channel[]
  /** Of which it asks what the person has said about them. */
  readonly consents: readonly Channel[]
  readonly dependsOnTime: boolean
  /** True when the clock of the person, or that of the workspace in its place, has a say. */
  readonly dependsOnZone: boolean
}

export function ruleNeeds(rule: Rule): RuleNeeds {
  const leaves = leavesOf(rule)
  const asked = leaves.flatMap((leaf) => 'event' in leaf || 'message' in leaf ? [eventLeafOf(leaf)] : [])
  const steps = leaves.flatMap((leaf) => 'sequence' in leaf ? stepsOf(leaf) : [])
  const events = leaves.flatMap(eventNamesOf)
  const eventProperties = [...asked.filter((leaf) => 'measure' in leaf || (leaf.where ?? []).length > 0), ...steps.filter(({ where = [] }) => where.length > 0)].map(({ event }) => storableText(event))
  const templates = leaves.flatMap((leaf) => 'message' in leaf ? leaf.template ?? [] : [])
  const journeys = leaves.flatMap((leaf) => 'message' in leaf ? leaf.journey ?? [] : [])
  const traits = leaves.flatMap((leaf) => 'trait' in leaf ? [leaf.trait] : 'anniversary' in leaf ? [leaf.anniversary] : [])
  const lists = leaves.flatMap((leaf) => 'list' in leaf ? [leaf.list] : [])
  const segments = leaves.flatMap((leaf) => 'segment' in leaf ? [leaf.segment] : [])
  const channels = leaves.flatMap((leaf) => 'reachable' in leaf ? [leaf.reachable] : [])
  const consents = leaves.flatMap((leaf) => 'consent' in leaf ? [leaf.consent] : [])
  return {
    events: [...new Set(events)], eventProperties: [...new Set(eventProperties)], segments: [...new Set(segments)], lists: [...new Set(lists)],
    templates: [...new Set(templates)], journeys: [...new Set(journeys)], traits: [...new Set(traits)],
    channels: [...new Set(channels)], consents: [...new Set(consents)], dependsOnTime: leaves.some(leafDependsOnTime), dependsOnZone: leaves.some(leafDependsOnZone),
  }
}

/** What explainRule looks at: when a mail was last sent as well, where a rule asks what became of it. */
export function explanationNeeds(rule: Rule): RuleNeeds {
  const needs = ruleNeeds(rule)
  if (!leavesOf(rule).some((leaf) => 'message' in leaf)) return needs
  return { ...needs, events: [...new Set([...needs.events, messageEvents.sent])], eventProperties: [...new Set([...needs.eventProperties, messageEvents.sent])] }
}

/**
 * True when the analytics copy can not answer the rule: a trait it names is never copied there, nor is what people said about being written to, nor by
 * which clock they live.
 */
export function ruleNeedsMemory(rule: Rule): boolean {
  const { traits, channels, consents, dependsOnZone } = ruleNeeds(rule)
  return dependsOnZone || channels.length + consents.length > 0 || traits.some(isPersonalTrait)
}

/** True when the answer to a condition changes as time passes, with the same values. */
function conditionDependsOnTime(condition: Condition): boolean {
  return condition.is === 'inLast' || condition.is === 'notInLast' || condition.is === 'inNext'
}

function leafDependsOnTime(leaf: Leaf): boolean {
  if ('anniversary' in leaf) return leaf.is !== 'inMonth'
  if ('sequence' in leaf) return leaf.within !== undefined || stepsOf(leaf).some(({ where = [] }) => where.some(conditionDependsOnTime))
  if ('trait' in leaf) return conditionDependsOnTime(leaf)
  return ('event' in leaf || 'message' in leaf) && eventsDependOnTime(eventLeafOf(leaf))
}

function eventsDependOnTime(leaf: EventLeaf): boolean {
  // What lies in the future is passed with time.
  if ('time' in leaf) return true
  return leaf.within !== undefined || (leaf.where ?? []).some(conditionDependsOnTime)
}

/** Names of the events a leaf looks at, as they are stored. */
export function eventNamesOf(leaf: Leaf): string[] {
  if ('sequence' in leaf) return stepsOf(leaf).map(({ event }) => storableText(event))
  return 'event' in leaf || 'message' in leaf ? [storableText(eventLeafOf(leaf).event)] : []
}

const leafDependsOnZone = (leaf: Leaf): boolean => 'anniversary' in leaf || ('event' in leaf && leaf.during !== undefined)

/** Every leaf of a rule, from left to right. */
export function leavesOf(rule: Rule): Leaf[] {
  if (!('op' in rule)) return [rule]
  switch (rule.op) {
    case 'and':
    case 'or':
      return rule.rules.flatMap(leavesOf)
    case 'not':
      return leavesOf(rule.rule)
    default:
      return exhaustive(rule)
  }
}
