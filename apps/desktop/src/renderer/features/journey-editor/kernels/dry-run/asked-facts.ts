import { applyAttributeChange, type JsonObject, type JsonValue, type Plan } from '@sendero/flow-engine'
import { eventLeafOf } from '@sendero/flow-engine/mails'
import { leavesOf } from '@sendero/flow-engine/segment'
import type { AnniversaryCondition, Leaf, PropertyCondition, Rule, TraitCondition } from '@sendero/flow-engine/segment'
import type { SegmentRules } from './dry-world.ts'
import { fittingProperties, fittingValue } from './fitting-value.ts'

/** What a journey looks at, so that a made-up person has just that: with values that fit what is asked of them first. */
export interface AskedFacts {
  /** Attribute path -> values that make a difference, the one that fits the first condition first. */
  readonly traits: ReadonlyMap<string, readonly JsonValue[]>
  /** Names of events that make a difference -> properties that fit what is asked of them first. */
  readonly events: ReadonlyMap<string, JsonObject>
  readonly segments: readonly string[]
  readonly lists: readonly string[]
  /** Whether consent or the number of mails makes a difference. */
  readonly reach: boolean
  readonly mails: boolean
  /** Properties of the event that brings them in: the conditions of the entry fit, and each path that is looked at later is there. */
  readonly entryProperties: JsonObject
}

export function askedFacts(plan: Plan, segmentRules: SegmentRules, now: number): AskedFacts {
  const rules = [...rulesOf(plan), ...[...segmentRules].filter(([id]) => plan.segmentIds.includes(id)).map(([, rule]) => rule)]
  const leaves = rules.flatMap(leavesOf)
  const nodes = Object.values(plan.nodes)
  const needs = [plan.startNeeds, ...nodes.map((node) => node.needs)]
  const { trigger } = plan.entry
  return {
    traits: traitsOf(plan, leaves, now),
    events: eventsOf(plan, leaves, now),
    segments: plan.segmentIds,
    lists: unique([...leaves.flatMap((leaf) => 'list' in leaf ? [leaf.list] : []), ...needs.flatMap(({ lists = [] }) => lists)]),
    reach: nodes.some(({ kind }) => kind === 'email' || kind === 'reachable') || leaves.some((leaf) => 'consent' in leaf || 'reachable' in leaf),
    mails: nodes.some(({ kind }) => kind === 'frequencyGate'),
    entryProperties: trigger.kind === 'event' ? entryPropertiesOf(plan, trigger, now) : {},
  }
}

// The compiler parsed rules and conditions before it stored them as plain JSON.
function rulesOf({ nodes, watch }: Plan): Rule[] {
  const inNodes = Object.values(nodes).flatMap(({ kind, config }) => kind === 'splitRules' ? (config['branches'] as unknown as { readonly rule: Rule }[]).map(({ rule }) => rule) : [])
  return [...inNodes, ...(watch?.ends ?? []).flatMap(({ when }) => when.kind === 'rule' ? [when.rule as unknown as Rule] : [])]
}

function traitsOf(plan: Plan, leaves: readonly Leaf[], now: number): ReadonlyMap<string, readonly JsonValue[]> {
  const found = new Map<string, JsonValue[]>()
  const add = (path: string, values: readonly (JsonValue | undefined)[]): void => { found.set(path, [...found.get(path) ?? [], ...values.filter((value) => value !== undefined)]) }
  for (const leaf of leaves) {
    if ('trait' in leaf) add(leaf.trait, [fittingValue(leaf, now), ...constantsOf(leaf)])
    if ('anniversary' in leaf) add(leaf.anniversary, [fittingDate(leaf, now)])
  }
  for (const { kind, config } of Object.values(plan.nodes)) {
    const date = config['date']
    if (kind === 'waitUntil' && isObject(date) && date['from'] === 'trait') add(String(date['path']), [inDays(now, 30)])
  }
  if (plan.entry.trigger.kind === 'date') add(plan.entry.trigger.path, [inDays(now, 30)])
  return new Map([...found].map(([path, values]) => [path, unique(values)]))
}

/** Signals are no events a person does. */
function eventsOf(plan: Plan, leaves: readonly Leaf[], now: number): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  const add = (name: string, properties: JsonObject): void => { if (name !== '' && !name.startsWith('$sendero.')) found.set(name, { ...properties, ...found.get(name) }) }
  for (const leaf of leaves) {
    if ('sequence' in leaf) for (const { event, where = [] } of leaf.without === undefined ? leaf.sequence : [...leaf.sequence, leaf.without]) add(event, fittingProperties(where, now))
    if (!('event' in leaf || 'message' in leaf)) continue
    const asked = eventLeafOf(leaf)
    const measured = 'measure' in asked ? applyAttributeChange({}, { set: { [asked.of]: 1 }, unset: [] }) : {}
    add(asked.event, { ...measured, ...fittingProperties(asked.where ?? [], now) })
  }
  for (const { kind, config } of Object.values(plan.nodes)) if (kind === 'waitForEvent') add(String(config['event']), fittingProperties(config['where'] as unknown as PropertyCondition[], now))
  for (const { when } of plan.watch?.ends ?? []) if (when.kind === 'event') add(when.event, fittingProperties(when.where as unknown as PropertyCondition[], now))
  return found
}

/** A day whose return is where the condition asks for it. */
function fittingDate(condition: AnniversaryCondition, now: number): string {
  if (condition.is === 'inMonth') return `1990-${String(condition.value).padStart(2, '0')}-15`
  return condition.is === 'inDays' ? inDays(now, condition.value) : inDays(now, 0)
}

function constantsOf(condition: TraitCondition): JsonValue[] {
  const value: unknown = 'value' in condition ? condition.value : undefined
  if (condition.is === 'inLast' || condition.is === 'notInLast' || condition.is === 'inNext') return []
  return Array.isArray(value) ? value as JsonValue[] : value === undefined ? [] : [value as JsonValue]
}

function entryPropertiesOf(plan: Plan, { where, key }: { readonly where: readonly JsonObject[]; readonly key: string | null }, now: number): JsonObject {
  const fitting = fittingProperties(where as unknown as PropertyCondition[], now)
  const later = Object.values(plan.nodes).flatMap(({ kind, config }): [string, JsonValue][] => {
    const date = config['date']
    if (kind === 'waitUntil' && isObject(date) && date['from'] === 'event') return [[String(date['path']), inDays(now, 30)]]
    if (kind !== 'splitEvent') return []
    return (config['branches'] as unknown as { readonly where: readonly PropertyCondition[] }[]).flatMap(({ where: conditions }) => conditions.flatMap((condition): [string, JsonValue][] => [[condition.property, fittingValue(condition, now) ?? '']]))
  })
  const keyed: [string, JsonValue][] = key === null ? [] : [[key.replace(/^properties\./, ''), '1001']]
  return [...keyed, ...later].reduce((all, [path, value]) => Object.hasOwn(all, path) ? all : applyAttributeChange(all, { set: { [path]: value }, unset: [] }), fitting)
}

const inDays = (now: number, days: number): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10)
const isObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
