import type { EdgeId, NodeId } from '../model/ids.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan, PlanEnd, PlanEntry, PlanNode, PlanWatch } from '../model/plan.ts'
import type { FactNeeds } from '../model/facts.ts'
import { signals } from '../model/signals.ts'
import type { JourneyEnd } from '../document/ends.ts'
import type { Entry } from '../document/entry.ts'
import type { JourneyNode } from '../document/journey-document.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import type { JourneyGraph } from './journey-graph.ts'
import { needsOfSteps } from './needs-of-steps.ts'
import { needsOfEnds } from './needs-of-ends.ts'
import { sortedJson } from './sorted-json.ts'
import { uniteNeeds } from './unite-needs.ts'

/** The plan of a journey without errors. Unreachable nodes stay in: a run moved there by hand must find them. */
export function planOf(journey: JourneyGraph): Plan {
  const { document, startEdge } = journey
  const needs = needsOfSteps(journey)
  const watch = planWatch(document.ends ?? [])
  const watched = watch?.needs ?? noNeeds
  const nodes: { [id: string]: PlanNode } = {}
  for (const id of [...journey.nodes.keys()].sort()) {
    const node = journey.nodes.get(id)
    if (node !== undefined) nodes[id] = planNode(journey, node, uniteNeeds([needs.resuming(id), watched]))
  }
  return {
    engineVersion: 1,
    entry: planEntry(document.entry),
    start: startEdge === null ? null : { nodeId: startEdge.to, edgeId: startEdge.id },
    nodes,
    templateIds: sortedUnique(document.nodes.flatMap((node) => node.kind === 'email' ? [node.config.templateId] : [])),
    segmentIds: sortedUnique([...triggerSegments(document.entry), ...needs.segments, ...watched.segments]),
    startNeeds: uniteNeeds([startEdge === null ? noNeeds : needs.entering(startEdge.to), watched]),
    ...(watch === null ? {} : { watch }),
    ...journeysOf(document.nodes),
  }
}

function planNode(journey: JourneyGraph, node: JourneyNode, needs: FactNeeds): PlanNode {
  const next: { [port: string]: { nodeId: NodeId; edgeId: EdgeId } } = {}
  const edges = [...journey.edgesByPort.get(node.id) ?? []].sort(([a], [b]) => a < b ? -1 : 1)
  for (const [port, edge] of edges) next[port] = { nodeId: edge.to, edgeId: edge.id }
  // Config is parsed JSON with its defaults; its types are the node kind's, the plan's are plain JSON.
  return { id: node.id, kind: node.kind, name: node.name ?? '', config: sortedJson(node.config as unknown as JsonObject), next, needs }
}

function planEntry({ trigger, reentry, holdout, ignoresHoldout }: Entry): PlanEntry {
  return {
    trigger: planTrigger(trigger), reentry: reentry.kind,
    ...(reentry.kind === 'afterTime' ? { reentryAfter: reentry.for } : {}),
    ...(reentry.kind === 'always' && reentry.atMost !== undefined ? { atMost: reentry.atMost } : {}),
    ...(holdout === undefined || holdout.percent === 0 ? {} : { holdout }),
    ...(ignoresHoldout === true ? { ignoresHoldout } : {}),
  }
}

function planTrigger(trigger: Entry['trigger']): PlanEntry['trigger'] {
  switch (trigger.kind) {
    case 'event': return { kind: 'event', event: trigger.event, where: plainConditions(trigger.where), key: trigger.key ?? null }
    case 'schedule': return { ...trigger, rule: trigger.rule ?? null, segmentId: trigger.segmentId ?? null }
    case 'date': return { ...trigger, offset: trigger.offset ?? null, segmentId: trigger.segmentId ?? null }
    default: return trigger
  }
}

const plainConditions = (where: readonly unknown[]): JsonObject[] => where.map((condition) => sortedJson(condition as JsonObject))

function planWatch(ends: readonly JourneyEnd[]): PlanWatch | null {
  if (ends.length === 0) return null
  const planned = ends.map(({ id, kind, name = '', when }): PlanEnd => ({ id, kind, name, when: planWhen(when) }))
  return { ends: planned, events: sortedUnique(planned.flatMap(({ when }) => watchedEvent(when))), needs: needsOfEnds(planned) }
}

function planWhen(when: JourneyEnd['when']): PlanEnd['when'] {
  if (when.kind === 'event') return { kind: 'event', event: when.event, where: plainConditions(when.where) }
  return when.kind === 'rule' ? { kind: 'rule', rule: sortedJson(when.rule as unknown as JsonObject) } : when
}

/** Who enters or leaves a segment is told to the runs at once; a rule is looked at whenever a run moves. */
function watchedEvent(when: PlanEnd['when']): string[] {
  switch (when.kind) {
    case 'event': return [when.event]
    case 'rule': return []
    default: return [signals[when.kind]]
  }
}

function journeysOf(nodes: readonly JourneyNode[]): Pick<Plan, 'journeyIds'> {
  const journeyIds = sortedUnique(nodes.flatMap((node) => node.kind === 'startJourney' ? [node.config.journeyId] : []))
  return journeyIds.length === 0 ? {} : { journeyIds }
}

function triggerSegments({ trigger }: Entry): string[] {
  return 'segmentId' in trigger && trigger.segmentId !== undefined ? [trigger.segmentId] : []
}

function sortedUnique(values: Iterable<string>): string[] {
  return [...new Set(values)].sort()
}
