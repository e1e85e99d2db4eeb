import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { EditorSession } from './editor-session.ts'
import type { EditorState } from './editor-state.ts'

/** What the canvas lets others do with the view of it. */
export interface Camera {
  fit(): void
  /** Brings steps into view and leaves the zoom alone as far as it can. */
  reveal(ids: readonly string[]): void
  /** Fills the view with steps. */
  zoomTo(ids: readonly string[]): void
  zoomBy(factor: number): void
  actualSize(): void
  /** Back to where it stood before it was last brought somewhere else; false when it never was. */
  back(): boolean
  /** A place of the canvas that is in the middle of the view. */
  middle(): { readonly x: number; readonly y: number }
  /** Where on the screen a place of the canvas is. */
  toScreen(place: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number }
  focus(): void
}

export interface Editor {
  readonly session: EditorSession
  /** Null until the canvas is there. */
  readonly camera: { current: Camera | null }
}

export const EditorContext = createContext<Editor | null>(null)

/** The open journey. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === null) throw new Error('useEditor outside of an open journey')
  return editor
}

/** A part of the editor's state. Select what is small and stays the same object: the component is drawn when it changes. */
export function useEditorState<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useEditor().session.store, select)
}
