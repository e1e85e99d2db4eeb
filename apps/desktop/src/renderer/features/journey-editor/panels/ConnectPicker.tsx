import { Combobox, IconButton } from '@sendero/ui'
import { X } from 'lucide-react'
import { connectionProblem } from '../kernels/document/connection-problem.ts'
import { connectSteps } from '../kernels/document/intents/connect-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { readingOrder } from '../kernels/walk/flow-walk.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeSummary, nodeTitle } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'

/** Connecting without dragging: choose the step by name here, or click it on the canvas. */
export function ConnectPicker() {
  const way = useEditorState(({ connecting }) => connecting)
  return way === null ? null : <Picker key={`${way.from} ${way.port}`} way={way} />
}

function Picker({ way }: { readonly way: { readonly from: string; readonly port: string } }) {
  const { session, camera } = useEditor()
  const { store } = session
  const document = useEditorState((state) => state.document)
  const index = journeyIndex(document)
  const from = index.nodes.get(way.from)
  const label = portLabel(from, way.port)
  const options = readingOrder(document).flatMap((id) => {
    const node = index.nodes.get(id)
    return node === undefined || connectionProblem(document, { ...way, to: id }) !== null ? [] : [{ value: id, label: nodeTitle(node), description: nodeSummary(node, (each) => store.getState().names.get(each) ?? stepLabel(document, each)) }]
  })
  const close = (): void => { store.setState({ connecting: null }); camera.current?.focus() }
  const connect = (to: string | null): void => {
    if (to === null) return
    const state = store.getState()
    if (state.run(connectSteps(state.document, { ...way, to }, newId))) { close(); camera.current?.reveal([to]) }
  }
  return (
    <div className="journey-connect" role="group" aria-label="Connect to" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); close() } }}>
      <span className="journey-connect-words">Lead <strong>{from === undefined ? 'the entry' : nodeTitle(from)}</strong>{label === '' ? '' : ` (${label})`} to</span>
      <Combobox label="Step to connect to" labelHidden size="small" autoFocus value={null} options={options} placeholder="Name of a step, or click it" emptyText="No step can be connected to from here." onChange={connect} />
      <IconButton label="Give up" size="small" icon={<X aria-hidden />} onClick={close} />
    </div>
  )
}
