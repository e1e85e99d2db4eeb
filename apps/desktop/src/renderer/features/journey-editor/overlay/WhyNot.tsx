import { Notice } from '@sendero/ui'
import { instantLabel } from '../../../base/time.ts'
import { describeDecision } from '../kernels/overlay/describe-decision.ts'
import { whyNotReached, type TracedDecision } from '../kernels/overlay/person-path.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useNames } from '../publish/use-names.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'

/** For the selected step, when the person did not come there: where their way parted from it, and what decided that. */
export function WhyNot({ decisions }: { readonly decisions: readonly TracedDecision[] }) {
  const document = useEditorState(shownDocument)
  const selected = useEditorState((state) => state.selected)
  const nameOf = useNames([document])
  const [nodeId] = selected
  const node = document.nodes.find(({ id }) => id === nodeId)
  if (node === undefined || selected.size !== 1) return <p className="quiet journey-path-hint">Select any step to see why they did or did not come there.</p>
  const why = whyNotReached(document, decisions, node.id)
  if (why === null) return null
  const fork = document.nodes.find(({ id }) => id === why.forkId)
  const told = why.decision === null ? null : describeDecision(why.decision, { node: fork, nameOf: (id) => nameOf(id) ?? stepLabel(document, id), instant: (ms) => instantLabel(new Date(ms).toISOString()) })
  return (
    <Notice tone="info" title={`They did not come to “${nodeTitle(node)}”`}>
      {told === null ? <p>No step they passed leads there.</p> : <p>{why.decision?.left === false ? 'They still stand before it. ' : ''}{fork === undefined ? 'At the entry' : `At “${nodeTitle(fork)}”`}: {told.what}{told.because.length === 0 ? '' : ` (${told.because.join(', ')})`}</p>}
    </Notice>
  )
}
