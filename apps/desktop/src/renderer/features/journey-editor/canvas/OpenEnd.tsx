import { classNames } from '@sendero/ui'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import { openQuickAdd } from '../actions/open-quick-add.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { cardDomId } from './card-dom-id.ts'
import { endId } from './end-id.ts'
import type { FlowNode } from './flow-elements.ts'
import { useDropTarget } from './use-drop-target.ts'

/** A way out that leads nowhere yet: press to add a step there, drag to connect. */
export const OpenEnd = memo(function OpenEnd({ data }: NodeProps<FlowNode>) {
  const editor = useEditor()
  const { from = '', port = '' } = data as { readonly from?: string; readonly port?: string }
  const isCursor = useEditorState(({ cursor }) => cursor?.kind === 'end' && cursor.from === from && cursor.port === port)
  const isLeftRight = useEditorState((state) => drawnDocument(state).canvas.direction === 'LR')
  const isDim = useEditorState(({ lit }) => lit !== null)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const label = useEditorState((state) => {
    const node = journeyIndex(drawnDocument(state)).nodes.get(from)
    const words = portLabel(node, port)
    return `Add a step after ${node === undefined ? 'the entry' : nodeTitle(node)}${words === '' ? '' : `, ${words}`}`
  })
  const drop = useDropTarget({ kind: 'port', from, port })
  if (!isEditing) return <span className={classNames('journey-end-dot', isDim && 'dim')} />
  return (
    <div className={classNames('journey-end', isCursor && 'cursor', drop)}>
      <button type="button" id={cardDomId(endId(from, port))} tabIndex={-1} className="journey-plus nopan" aria-label={label} onClick={() => { openQuickAdd(editor, { kind: 'port', from, port }) }}><Plus aria-hidden /></button>
      <Handle id="out" type="source" position={isLeftRight ? Position.Right : Position.Bottom} className="journey-handle-end" isConnectableEnd={false} />
    </div>
  )
})
