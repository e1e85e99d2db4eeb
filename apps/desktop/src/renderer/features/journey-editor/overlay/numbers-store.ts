import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { edgeFigures, type EdgeFigure } from '../kernels/overlay/edge-figures.ts'
import { mergedNumbers, type JourneyNumbers } from '../kernels/overlay/journey-numbers.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorStore } from '../store/editor-store.ts'
import { shownDocument } from '../store/shown-document.ts'

export interface NumbersState {
  /** `off`: nobody asks for them. `waiting`: asked, not answered yet. `stale`: shown, and not followed at the moment. */
  readonly connection: 'off' | 'waiting' | 'live' | 'stale'
  readonly numbers: JourneyNumbers | null
  readonly edges: ReadonlyMap<string, EdgeFigure>
}

const nothing: NumbersState = { connection: 'off', numbers: null, edges: new Map() }

// One per open journey: cards, edges and panels stand in different places of the page and read the same numbers.
const stores = new WeakMap<EditorStore, StoreApi<NumbersState>>()

export function numbersOf(editor: EditorStore): StoreApi<NumbersState> {
  const known = stores.get(editor) ?? createStore<NumbersState>(() => nothing)
  stores.set(editor, known)
  return known
}

/** A part of the numbers of the open journey. Select what is small: the component is drawn when it changes. */
export function useNumbers<Part>(select: (state: NumbersState) => Part): Part {
  return useStore(numbersOf(useEditor().session.store), select)
}

/** Takes in a message of the feed. `isFirst`: it holds everything, not only what changed. */
export function takeNumbers(editor: EditorStore, change: JourneyNumbers, isFirst: boolean): void {
  const store = numbersOf(editor)
  const numbers = mergedNumbers(isFirst ? null : store.getState().numbers, change)
  store.setState({ connection: 'live', numbers, edges: edgeFigures(shownDocument(editor.getState()), numbers) })
}

/** The canvas shows another document: the same numbers, on its edges. */
export function redrawNumbers(editor: EditorStore): void {
  const store = numbersOf(editor)
  const { numbers } = store.getState()
  if (numbers !== null) store.setState({ edges: edgeFigures(shownDocument(editor.getState()), numbers) })
}

export function forgetNumbers(editor: EditorStore): void {
  numbersOf(editor).setState(nothing)
}
