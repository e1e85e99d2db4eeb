import type { Entry, JourneyDocument, JourneyEnd, JourneyNode } from '@sendero/flow-engine/document'
import type { Leaf, Rule } from '@sendero/flow-engine/segment'

/** Whether a journey looks at something, or is what makes it: an event it records, a trait it sets. */
type Use = 'read' | 'written'

/** What takes the place of each name; gets every one in the document, as often as it stands there. */
interface Renaming {
  event(name: string, use: Use): string
  trait(path: string, use: Use): string
  segment(id: string): string
}

/** What a document calls events and traits, and the segments it uses, each once, in the order they stand in it. */
interface Names { readonly events: readonly string[]; readonly traits: readonly string[]; readonly segments: readonly string[] }

/** Another name for some. What is not named here keeps its own. */
export interface NameChoices { readonly events: ReadonlyMap<string, string>; readonly traits: ReadonlyMap<string, string>; readonly segments: ReadonlyMap<string, string> }

/** What has to be there for a journey to work: what it looks at, without what it makes itself. */
export function namesReadIn(document: JourneyDocument): Names {
  const [events, traits, segments] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const note = (names: Set<string>) => (name: string, use: Use = 'read'): string => { if (use === 'read') names.add(name); return name }
  renamed(document, { event: note(events), trait: note(traits), segment: note(segments) })
  return { events: [...events], traits: [...traits], segments: [...segments] }
}

/** The same journey in the words of another workspace: every place that names something chosen names the other. All at once, so names can be swapped. */
export function withNames(document: JourneyDocument, { events, traits, segments }: NameChoices): JourneyDocument {
  return renamed(document, { event: (name) => events.get(name) ?? name, trait: (path) => traits.get(path) ?? path, segment: (id) => segments.get(id) ?? id })
}

/** A rule likewise. */
export function ruleWithNames(rule: Rule, { events, traits, segments }: NameChoices): Rule {
  return renamedRule(rule, { event: (name) => events.get(name) ?? name, trait: (path) => traits.get(path) ?? path, segment: (id) => segments.get(id) ?? id })
}

function renamed(document: JourneyDocument, to: Renaming): JourneyDocument {
  return {
    ...document,
    entry: { ...document.entry, trigger: renamedTrigger(document.entry.trigger, to) },
    ...(document.ends === undefined ? {} : { ends: document.ends.map((end) => ({ ...end, when: renamedWhen(end.when, to) })) }),
    nodes: document.nodes.map((node) => renamedNode(node, to)),
  }
}

function renamedTrigger(trigger: Entry['trigger'], to: Renaming): Entry['trigger'] {
  switch (trigger.kind) {
    case 'event': return { ...trigger, event: to.event(trigger.event, 'read') }
    case 'segmentEntered': case 'segmentLeft': return { ...trigger, segmentId: to.segment(trigger.segmentId) }
    case 'schedule': return { ...trigger, ...audience(trigger.segmentId, to) }
    case 'date': return { ...trigger, path: to.trait(trigger.path, 'read'), ...audience(trigger.segmentId, to) }
    case 'api': case 'journey': return trigger
  }
}

const audience = (segmentId: string | undefined, to: Renaming): { segmentId?: string } => (segmentId === undefined ? {} : { segmentId: to.segment(segmentId) })

function renamedWhen(when: JourneyEnd['when'], to: Renaming): JourneyEnd['when'] {
  switch (when.kind) {
    case 'event': return { ...when, event: to.event(when.event, 'read') }
    case 'rule': return { ...when, rule: renamedRule(when.rule, to) }
    case 'segmentEntered': case 'segmentLeft': return { ...when, segmentId: to.segment(when.segmentId) }
  }
}

function renamedNode(node: JourneyNode, to: Renaming): JourneyNode {
  switch (node.kind) {
    case 'waitForEvent': return { ...node, config: { ...node.config, event: to.event(node.config.event, 'read') } }
    case 'emitEvent': return { ...node, config: { ...node.config, event: to.event(node.config.event, 'written') } }
    case 'waitForSegment': return { ...node, config: { ...node.config, segmentId: to.segment(node.config.segmentId) } }
    case 'splitRules': return { ...node, config: { branches: node.config.branches.map((branch) => ({ ...branch, rule: renamedRule(branch.rule, to) })) } }
    case 'waitUntil': return node.config.date.from === 'trait' ? { ...node, config: { ...node.config, date: { from: 'trait', path: to.trait(node.config.date.path, 'read') } } } : node
    case 'updateCustomer': return { ...node, config: { set: Object.fromEntries(Object.entries(node.config.set).map(([path, value]) => [to.trait(path, 'written'), value])), unset: node.config.unset.map((path) => to.trait(path, 'written')) } }
    case 'adjustScore': return { ...node, config: { ...node.config, attribute: to.trait(node.config.attribute, 'written') } }
    default: return node
  }
}

function renamedRule(rule: Rule, to: Renaming): Rule {
  if (!('op' in rule)) return renamedLeaf(rule, to)
  return rule.op === 'not' ? { ...rule, rule: renamedRule(rule.rule, to) } : { ...rule, rules: rule.rules.map((each) => renamedRule(each, to)) }
}

function renamedLeaf(leaf: Leaf, to: Renaming): Rule {
  if ('event' in leaf) return { ...leaf, event: to.event(leaf.event, 'read') }
  if ('sequence' in leaf) {
    const { sequence: [first, second], without } = leaf
    const renamed = <Step extends { readonly event: string }>(step: Step): Step => ({ ...step, event: to.event(step.event, 'read') })
    return { ...leaf, sequence: [renamed(first), renamed(second)], ...(without === undefined ? {} : { without: renamed(without) }) }
  }
  if ('anniversary' in leaf) return { ...leaf, anniversary: to.trait(leaf.anniversary, 'read') }
  if ('trait' in leaf) return { ...leaf, trait: to.trait(leaf.trait, 'read') }
  return 'segment' in leaf ? { segment: to.segment(leaf.segment) } : leaf
}
