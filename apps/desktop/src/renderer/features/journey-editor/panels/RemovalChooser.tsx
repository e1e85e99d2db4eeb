import { Button, Dialog } from '@sendero/ui'
import { removeSteps, type RemovalMode } from '../kernels/document/intents/remove-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { standingWords } from '../people-standing.ts'
import type { EditorState } from '../store/editor-state.ts'

/** A step whose ways part is deleted: which of them do people go on with? */
export function RemovalChooser() {
  const removing = useEditorState((state) => state.removing)
  const [id] = removing ?? []
  return id === undefined ? null : <Chooser id={id} />
}

function Chooser({ id }: { readonly id: string }) {
  const { session, camera } = useEditor()
  const { store } = session
  const state = store.getState()
  const node = journeyIndex(state.document).nodes.get(id)
  if (node === undefined) return null
  const close = (): void => { store.setState({ removing: null }); camera.current?.focus() }
  const remove = (mode: RemovalMode): void => { close(); const now = store.getState(); now.run(removeSteps(now.document, { ids: [id], mode })) }
  const standing = standingWords(state.standing, [id])
  return (
    <Dialog open size="small" onOpenChange={(isOpen) => { if (!isOpen) close() }} title={`Delete “${nodeTitle(node)}”`} description={`Its ways part here. What should people go on with?${standing === null ? '' : ` ${standing}`}`}>
      <div className="journey-removal">
        {journeyIndex(state.document).outgoing(id).map(({ port }) => {
          const lost = lostSteps(state, id, { kind: 'keep', port })
          return <Button key={port} onClick={() => { remove({ kind: 'keep', port }) }}>{`Keep “${portLabel(node, port)}”${lost === 0 ? '' : `, delete ${steps(lost)} of the others`}`}</Button>
        })}
        <Button look="danger" onClick={() => { remove({ kind: 'below' }) }}>{`Delete it with all below (${steps(lostSteps(state, id, { kind: 'below' }))})`}</Button>
        <Button look="quiet" onClick={() => { remove({ kind: 'gap' }) }}>Leave a gap and keep the rest, parked</Button>
      </div>
    </Dialog>
  )
}

const steps = (count: number): string => (count === 1 ? '1 step' : `${count} steps`)

/** How many steps go besides the one that is deleted. */
function lostSteps({ document }: EditorState, id: string, mode: RemovalMode): number {
  const intent = removeSteps(document, { ids: [id], mode })
  return intent.ok ? intent.edits.filter((edit) => edit.kind === 'removeNode' && edit.id !== id).length : 0
}
