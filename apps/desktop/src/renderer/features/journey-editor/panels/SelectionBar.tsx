import { IconButton, Menu } from '@sendero/ui'
import { Cable, Copy, CopyPlus, Ellipsis, ListTree, Trash2, type LucideIcon } from 'lucide-react'
import { menuOf } from '../actions/action-menu.ts'
import { connectTo } from '../actions/connect-to.ts'
import { copySteps } from '../actions/copy-steps.ts'
import { deleteSteps } from '../actions/delete-steps.ts'
import { duplicateSteps } from '../actions/duplicate-steps.ts'
import type { EditorAction } from '../actions/editor-action.ts'
import { selectBelow } from '../actions/select-below.ts'
import { selectedSteps } from '../actions/selection-of.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'

const tools: readonly (readonly [EditorAction, LucideIcon])[] = [[connectTo, Cable], [selectBelow, ListTree], [copySteps, Copy], [duplicateSteps, CopyPlus], [deleteSteps, Trash2]]

/** What can be done with what is selected, at the bottom of the canvas. */
export function SelectionBar() {
  const count = useEditorState((state) => selectedSteps(state).length)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const hasEdge = useEditorState(({ selectedEdge }) => selectedEdge !== null)
  return (count === 0 && !hasEdge) || !isEditing ? null : <Bar count={count} />
}

function Bar({ count }: { readonly count: number }) {
  const editor = useEditor()
  const state = useEditorState((each) => each)
  return (
    <div className="journey-selection" role="toolbar" aria-label="Selection">
      <span className="journey-selection-count">{count === 0 ? 'Connection' : count === 1 ? '1 step' : `${count} steps`}</span>
      {tools.filter(([action]) => action.isAvailable(state)).map(([action, Icon]) => <IconButton key={action.id} label={action.label} shortcut={action.shortcuts[0]} size="small" icon={<Icon aria-hidden />} onClick={() => { action.perform(editor) }} />)}
      <Menu side="top" align="end" trigger={<IconButton label="More" size="small" icon={<Ellipsis aria-hidden />} />} items={menuOf(editor, state)} />
    </div>
  )
}
