import { groupSteps as group, ungroupSteps as ungroup } from '../kernels/document/intents/section-edits.ts'
import { sectionOf, sectionsOf } from '../kernels/document/sections.ts'
import { newId } from '../store/new-id.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const groupSteps: EditorAction = {
  id: 'group', label: 'Make a section', group: 'Edit', keywords: ['group', 'phase', 'lane', 'frame'], shortcuts: ['Mod+G'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    if (!state.run(group(state.document, selectedSteps(state), newId))) return
    // Its name is what a section is for.
    session.store.setState({ renaming: sectionsOf(session.store.getState().document).at(-1)?.id ?? null })
  },
}

export const ungroupSteps: EditorAction = {
  id: 'ungroup', label: 'Take the section apart', group: 'Edit', keywords: ['group', 'phase'], shortcuts: ['Mod+Shift+G'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).some((id) => sectionOf(state.document, id) !== undefined),
  perform: ({ session }) => {
    const state = session.store.getState()
    state.run(ungroup(state.document, selectedSteps(state)))
  },
}
