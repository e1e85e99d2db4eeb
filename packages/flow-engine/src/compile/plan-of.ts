import type { EdgeId, NodeId } from '../model/ids.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan, PlanEntry, PlanNode } from '../model/plan.ts'
import type { FactNeeds } from '../model/facts.ts'
import type { Entry } from '../document/entry.ts'
import type { JourneyNode } from '../document/journey-document.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import type { JourneyGraph } from './journey-graph.ts'
import { needsOfSteps } from './needs-of-steps.ts'
import { sortedJson } from './sorted-json.ts'

/** The plan of a journey without errors. Unreachable nodes stay in: a run moved there by hand must find them. */
export function planOf(journey: JourneyGraph): Plan {
  const { document, startEdge } = journey
  const needs = needsOfSteps(journey)
  const nodes: { [id: string]: PlanNode } = {}
  for (const id of [...journey.nodes.keys()].sort()) {
    const node = journey.nodes.get(id)
    if (node !== undefined) nodes[id] = planNode(journey, node, needs.resuming(id))
  }
  return {
    engineVersion: 1,
    entry: planEntry(document.entry),
    start: startEdge === null ? null : { nodeId: startEdge.to, edgeId: startEdge.id },
    nodes,
    templateIds: sortedUnique(document.nodes.flatMap((node) => node.kind === 'email' ? [node.config.templateId] : [])),
    segmentIds: sortedUnique([...triggerSegments(document.entry), ...needs.segments]),
    startNeeds: startEdge === null ? noNeeds : needs.entering(startEdge.to),
  }
}

function planNode(journey: JourneyGraph, node: JourneyNode, needs: FactNeeds): PlanNode {
  const next: { [port: string]: { nodeId: NodeId; edgeId: EdgeId } } = {}
  const edges = [...journey.edgesByPort.get(node.id) ?? []].sort(([a], [b]) => a < b ? -1 : 1)
  for (const [port, edge] of edges) next[port] = { nodeId: edge.to, edgeId: edge.id }
  // Config is parsed JSON with its defaults; its types are the node kind's, the plan's are plain JSON.
  return { id: node.id, kind: node.kind, name: node.name ?? '', config: sortedJson(node.config as unknown as JsonObject), next, needs }
}

function planEntry({ trigger, reentry }: Entry): PlanEntry {
  if (trigger.kind === 'segmentEntered') return { trigger: { kind: 'segmentEntered', segmentId: trigger.segmentId }, reentry: reentry.kind }
  const where = trigger.where.map((condition) => sortedJson(condition as unknown as JsonObject))
  return { trigger: { kind: 'event', event: trigger.event, where, key: trigger.key ?? null }, reentry: reentry.kind }
}

function triggerSegments({ trigger }: Entry): string[] {
  return trigger.kind === 'segmentEntered' ? [trigger.segmentId] : []
}

function sortedUnique(values: Iterable<string>): string[] {
  return [...new Set(values)].sort()
}
