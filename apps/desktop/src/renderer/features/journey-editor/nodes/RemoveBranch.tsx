import { IconButton, Menu } from '@sendero/ui'
import { Trash2 } from 'lucide-react'
import { removeBranch } from '../kernels/document/intents/configure-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { stepsBelow } from '../kernels/graph/reachable.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'

interface Props { readonly id: string; readonly port: string; readonly noun: 'branch' | 'variant'; readonly name: string; readonly isLast: boolean }

/** Deletes a branch; where only it leads to steps, asks what becomes of them. */
export function RemoveBranch({ id, port, noun, name, isLast }: Props) {
  const { store } = useEditor().session
  const count = useEditorState(({ document }) => {
    const index = journeyIndex(document)
    const edge = index.edgeAt(id, port)
    return edge === undefined || index.incoming(edge.to).length > 1 ? 0 : stepsBelow(index, edge.to).length
  })
  const remove = (withSteps: boolean): void => { const state = store.getState(); state.run(removeBranch(state.document, { id, port, withSteps })) }
  const label = `Delete ${noun} ${name}`
  if (isLast) return null
  if (count === 0) return <IconButton label={label} size="small" icon={<Trash2 aria-hidden />} onClick={() => { remove(false) }} />
  return (
    <Menu
      align="end" trigger={<IconButton label={label} size="small" icon={<Trash2 aria-hidden />} />}
      items={[
        { label: count === 1 ? `Delete the ${noun} and its step` : `Delete the ${noun} and its ${count} steps`, isDanger: true, onSelect: () => { remove(true) } },
        { label: count === 1 ? `Delete the ${noun}, park its step` : `Delete the ${noun}, park its ${count} steps`, onSelect: () => { remove(false) } },
      ]}
    />
  )
}
