import type { Channel } from '../model/channel.ts'
import type { ListId, SegmentId } from '../model/ids.ts'
import { exhaustive } from '../model/exhaustive.ts'
import type { Condition } from './condition-plan.ts'
import { storableText } from './normalize-text.ts'
import { isPersonalTrait } from './personal-traits.ts'
import type { Leaf, Rule } from './rule-structure.ts'

/** What a rule looks at: names of events, paths of traits, ids of segments and lists, channels; and whether time alone can change its answer. */
export interface RuleNeeds {
  readonly events: readonly string[]
  /** Those of `events` whose properties conditions look at: the others are only counted. */
  readonly eventProperties: readonly string[]
  readonly segments: readonly SegmentId[]
  readonly lists: readonly ListId[]
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
  const events = leaves.flatMap((leaf) => 'event' in leaf ? [storableText(leaf.event)] : [])
  const eventProperties = leaves.flatMap((leaf) => 'event' in leaf && ('measure' in leaf || (leaf.where ?? []).length > 0) ? [storableText(leaf.event)] : [])
  const traits = leaves.flatMap((leaf) => 'trait' in leaf ? [leaf.trait] : 'anniversary' in leaf ? [leaf.anniversary] : [])
  const lists = leaves.flatMap((leaf) => 'list' in leaf ? [leaf.list] : [])
  const segments = leaves.flatMap((leaf) => 'segment' in leaf ? [leaf.segment] : [])
  const channels = leaves.flatMap((leaf) => 'reachable' in leaf ? [leaf.reachable] : [])
  const consents = leaves.flatMap((leaf) => 'consent' in leaf ? [leaf.consent] : [])
  return {
    events: [...new Set(events)], eventProperties: [...new Set(eventProperties)], segments: [...new Set(segments)], lists: [...new Set(lists)], traits: [...new Set(traits)],
    channels: [...new Set(channels)], consents: [...new Set(consents)], dependsOnTime: leaves.some(leafDependsOnTime), dependsOnZone: leaves.some(leafDependsOnZone),
  }
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
  if (!('trait' in leaf) && !('event' in leaf)) return false
  if ('trait' in leaf) return conditionDependsOnTime(leaf)
  // What lies in the future is passed with time.
  if ('time' in leaf) return true
  return leaf.within !== undefined || (leaf.where ?? []).some(conditionDependsOnTime)
}

const leafDependsOnZone = (leaf: Leaf): boolean => 'anniversary' in leaf

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
