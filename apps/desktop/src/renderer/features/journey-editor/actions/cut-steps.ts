import { copySteps } from './copy-steps.ts'
import { deleteSteps } from './delete-steps.ts'
import type { EditorAction } from './editor-action.ts'

export const cutSteps: EditorAction = {
  id: 'cut', label: 'Cut', group: 'Edit', shortcuts: ['Mod+X'], isNative: true, isEdit: true,
  isAvailable: copySteps.isAvailable,
  perform: (editor) => { copySteps.perform(editor); deleteSteps.perform(editor) },
}
