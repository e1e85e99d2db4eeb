import { nodeLabels, portsOf, type JourneyDocument, type JourneyNode } from '@sendero/flow-engine/document'
import { journeyIndex } from '../../graph/journey-index.ts'
import { refused, type Intent } from '../command.ts'

/** Leaves steps out for now, so that people pass through them; takes all of them back in when all are out already. */
export function toggleSkipped(document: JourneyDocument, ids: readonly string[]): Intent {
  const index = journeyIndex(document)
  const steps = ids.flatMap((id) => index.nodes.get(id) ?? []).filter((node) => node.kind === 'jump' || portsOf(node).length > 0)
  const [first] = steps
  if (first === undefined) return refused(ids.length === 0 ? 'Select a step to skip.' : 'A goal or an exit ends the journey: there is nothing to pass on to. Delete it instead.')
  const isBack = steps.every(({ skipped }) => skipped === true)
  const said = steps.length === 1 ? nodeLabels(document).get(first.id) ?? 'a step' : `${steps.length} steps`
  return { ok: true, label: `${isBack ? 'no longer skip' : 'skip'} ${said}`, edits: steps.map((node) => ({ kind: 'replaceNode', node: isBack ? withoutMark(node) : { ...node, skipped: true } })) }
}

function withoutMark(node: JourneyNode): JourneyNode {
  const { skipped: _skipped, ...others } = node
  return others
}
