import { nodeKinds, portsOf, type NodeKind } from '@sendero/flow-engine/document'
import { newNode } from '../kernels/document/new-node.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeSummary, nodeViews } from '../nodes/registry.tsx'

/** What a step would be, before it is added: its card as it begins, what it does to people and the ways that lead on from it. */
export function KindPreview({ kind }: { readonly kind: NodeKind }) {
  const { icon: Icon, title, group, hint } = nodeViews[kind]
  let ids = 0
  const node = newNode({ kind }, () => `preview-${ids += 1}`)
  const ports = portsOf(node)
  const begins = nodeSummary(node, () => null)
  return (
    <aside className="journey-quick-preview" aria-live="polite" aria-label={`Preview: ${title}`}>
      <div className={`journey-quick-card ui-tone ${group}`}>
        <span className="journey-palette-icon"><Icon aria-hidden /></span>
        <span className="journey-quick-words"><strong>{title}</strong><span className="ui-quiet">{begins === '' ? 'Not set up yet' : begins}</span></span>
      </div>
      <p>{nodeKinds.find((each) => each.kind === kind)?.summary ?? hint}</p>
      <p className="ui-quiet">{ports.length === 0 ? 'Nothing follows it' : ports.length === 1 ? 'One way on' : `${ports.length} ways on`}</p>
      {ports.length < 2 ? null : <ul>{ports.map((port) => <li key={port}>{portLabel(node, port)}</li>)}</ul>}
    </aside>
  )
}
