import { classNames } from '@sendero/ui'
import { instantLabel } from '../../../base/time.ts'
import { describeDecision } from '../kernels/overlay/describe-decision.ts'
import { visitKey } from '../kernels/overlay/message-excuses.ts'
import type { TracedDecision } from '../kernels/overlay/person-path.ts'
import { nodeTitle, viewOf } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useNames } from '../publish/use-names.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'

/** Every decision about a person, as it happened: what, from which values, and when. Each leads to its step. */
export function Decisions({ decisions, excuses }: { readonly decisions: readonly TracedDecision[]; /** Of messages, by visitKey. */ readonly excuses: ReadonlyMap<string, string> }) {
  const { session, camera } = useEditor()
  const document = useEditorState(shownDocument)
  const selected = useEditorState((state) => state.selected)
  const nameOf = useNames([document])
  const show = (nodeId: string): void => {
    session.store.getState().select([nodeId])
    camera.current?.reveal([nodeId])
  }
  return (
    <ol className="journey-decisions">
      {decisions.map((decision, at) => {
        const { nodeId } = decision
        const node = document.nodes.find(({ id }) => id === nodeId)
        const excuse = decision.outcome === 'queued' ? excuses.get(visitKey(decision)) : undefined
        const { what, because } = describeDecision(decision, { node, nameOf: (id) => nameOf(id) ?? stepLabel(document, id), instant: (ms) => instantLabel(new Date(ms).toISOString()) })
        const title = nodeId === 'entry' ? 'Entry' : node === undefined ? 'A step of another version' : nodeTitle(node)
        return (
          <li key={`${nodeId} ${decision.visit} ${at}`} className={classNames('ui-tone', node === undefined ? 'entry' : viewOf(node).group, selected.has(nodeId) && 'selected')}>
            <button type="button" className="journey-decision-step" onClick={() => { show(nodeId) }}>{title}</button>
            <time dateTime={decision.at}>{instantLabel(decision.at, { seconds: true })}</time>
            <p>{what}</p>
            {excuse === undefined ? null : <p className="ui-quiet">{excuse}</p>}
            {because.length === 0 ? null : <ul>{because.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
          </li>
        )
      })}
    </ol>
  )
}
