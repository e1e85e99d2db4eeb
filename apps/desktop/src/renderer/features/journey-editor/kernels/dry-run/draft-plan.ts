import { compileJourney, type Diagnostic, type Plan } from '@sendero/flow-engine'
import type { JourneyDocument, JourneyNode, NodeKind } from '@sendero/flow-engine/document'

export type DraftPlan =
  /** `unfinished`: steps (or `entry`, `ends`) that block publishing, each with why. Something harmless stands in for them. */
  | { readonly ok: true; readonly plan: Plan; readonly unfinished: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] }

/**
 * The plan of a draft that may still be unfinished, so that it can be walked as far as it is drawn. An unfinished step that
 * would only do something is passed over; one that would decide or wait ends the walk there, because nobody can say how it goes on.
 */
export function draftPlan(document: JourneyDocument): DraftPlan {
  const unfinished = new Map<string, string>()
  const ending = new Set<string>()
  for (;;) {
    const compilation = compileJourney(withStandIns(document, unfinished, ending))
    if (compilation.ok) return { ok: true, plan: compilation.plan, unfinished }
    const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error')
    const before = unfinished.size + ending.size
    for (const { nodeId, message } of errors) {
      if (nodeId === null || nodeId === 'entry') continue
      // Passing over it was not enough, as in a round without a wait.
      if (unfinished.has(nodeId)) ending.add(nodeId)
      else unfinished.set(nodeId, message)
    }
    if (unfinished.size + ending.size > before) continue
    // What is wrong is in no step: it is about how people enter, else about the ends of the whole journey.
    const part = ['entry', 'ends'].find((each) => !unfinished.has(each))
    if (part === undefined) return { ok: false, problems: errors }
    unfinished.set(part, errors[0]?.message ?? '')
  }
}

function withStandIns(document: JourneyDocument, unfinished: ReadonlyMap<string, string>, ending: ReadonlySet<string>): unknown {
  if (unfinished.size === 0) return document
  const { ends: _, ...withoutEnds } = document
  const isEnd = (node: JourneyNode): boolean => ending.has(node.id) || unfinished.has(node.id) && !onlyDoes.has(node.kind)
  const endIds = new Set(document.nodes.filter(isEnd).map(({ id }) => id))
  return {
    ...(unfinished.has('ends') ? withoutEnds : document),
    entry: unfinished.has('entry') ? { trigger: { kind: 'api' }, reentry: { kind: 'never' } } : document.entry,
    nodes: document.nodes.map((node) => (endIds.has(node.id) ? { id: node.id, kind: 'exit', config: {} } : unfinished.has(node.id) ? passed(node) : node)),
    edges: document.edges.filter(({ from }) => !endIds.has(from)),
  }
}

/** Kinds with one way out that change nothing about where people go. */
const onlyDoes: ReadonlySet<NodeKind> = new Set(['email', 'webhook', 'notifyTeam', 'updateCustomer', 'tag', 'list', 'adjustScore', 'subscribe', 'emitEvent'])

/** A division with one share is a step that is passed and does nothing. */
const passed = ({ id }: JourneyNode): unknown => ({ id, kind: 'splitPercent', config: { salt: id, branches: [{ id: 'next', percent: 100 }] } })
