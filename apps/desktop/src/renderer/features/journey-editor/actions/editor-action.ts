import type { Editor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'

export type ActionGroup = 'Add' | 'Edit' | 'Select' | 'Move around' | 'View' | 'Journey'

/** One thing a person can do in the editor. Menus, shortcuts, toolbars, the palette and the cheat sheet read the one list. */
export interface EditorAction {
  readonly id: string
  readonly label: string
  readonly group: ActionGroup
  readonly keywords?: readonly string[]
  /** Such as `Mod+Shift+Z`; the first is shown. */
  readonly shortcuts: readonly string[]
  /** The browser tells of the keys itself, as of copy and paste: they are shown, not listened for. */
  readonly isNative?: boolean
  /** Changes the journey: not offered to those who may only read, nor while numbers are shown. */
  readonly isEdit: boolean
  /** Left out of menus and of the palette: what is only a key, such as an arrow. */
  readonly isHidden?: boolean
  isAvailable(state: EditorState): boolean
  perform(editor: Editor): void
}

export const always = (): boolean => true
