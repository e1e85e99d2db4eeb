import { createContext, useContext, type ComponentType, type ReactNode } from 'react'

/**
 * Where other parts of the journey page stand in the editor. All of them are drawn inside the editor's context: `useEditor`
 * gives the session (document, saving), `useEditorState` any part of the state. What the state lets them steer:
 * `mode` (read: nothing can be changed, a selected step opens `Drawer` instead of its form), `cardExtra` (pixels added to
 * every card for `StepNumbers`), `edgeWidths`, `lit` (steps and edges to light, all others are dimmed).
 */
export interface EditorSlots {
  /** At the end of the header: publishing, status, the switch between editing and numbers. */
  readonly HeaderEnd?: ComponentType
  /** Behind the name: the status of the journey. */
  readonly HeaderMeta?: ComponentType
  /** A line below the header: a range of time, a person's path. */
  readonly Bar?: ComponentType
  /** At the bottom of a card, `cardExtra` pixels high; drawn while that is more than zero. */
  readonly StepNumbers?: ComponentType<{ readonly nodeId: string }>
  /** In its place on the card of a collapsed section. */
  readonly SectionNumbers?: ComponentType<{ readonly nodeIds: readonly string[] }>
  /** On the way of an edge, in place of its button; drawn in the mode `read`. */
  readonly EdgeNumbers?: ComponentType<{ readonly edgeId: string }>
  /** At the right, for the one step that is selected in the mode `read`; `entry` for the entry. */
  readonly Drawer?: ComponentType<{ readonly nodeId: string; readonly onClose: () => void }>
  /** At the left: may stand in place of the steps to add, which it is given. */
  readonly Beside?: ComponentType<{ readonly children: ReactNode }>
  /** Over the canvas, in its place while it is there. */
  readonly Over?: ComponentType
  /** A line below the canvas, as wide as the page: a clock. */
  readonly Foot?: ComponentType
  /** At the right, beside the panel of the selected step: what is about more than one step. */
  readonly Aside?: ComponentType
  /** Dialogs and whatever else has no place of its own. */
  readonly Outside?: ComponentType
}

export const SlotsContext = createContext<EditorSlots>({})

export const useSlots = (): EditorSlots => useContext(SlotsContext)
