import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { edgeFigures, fullest, type EdgeFigure } from '../kernels/overlay/edge-figures.ts'
import { mergedNumbers, type JourneyNumbers } from '../kernels/overlay/journey-numbers.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorStore } from '../store/editor-store.ts'
import { shownDocument } from '../store/shown-document.ts'

export interface NumbersState {
  /** `off`: nobody asks for them. `waiting`: asked, not answered yet. `stale`: shown, and not followed at the moment. */
  readonly connection: 'off' | 'waiting' | 'live' | 'stale'
  readonly numbers: JourneyNumbers | null
  readonly edges: ReadonlyMap<string, EdgeFigure>
  /** The numbers compared with; null when none are, or not yet. */
  readonly before: JourneyNumbers | null
  readonly edgesBefore: ReadonlyMap<string, EdgeFigure>
}

const nothing: NumbersState = { connection: 'off', numbers: null, edges: new Map(), before: null, edgesBefore: new Map() }

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
  store.setState({ connection: 'live', numbers, ...edgesOf(editor, numbers, store.getState().before) })
}

/** The canvas shows another document: the same numbers, on its edges. */
export function redrawNumbers(editor: EditorStore): void {
  const store = numbersOf(editor)
  const { numbers, before } = store.getState()
  if (numbers !== null) store.setState(edgesOf(editor, numbers, before))
}

/** Takes in the numbers to compare with; null compares no longer. */
export function takeBefore(editor: EditorStore, before: JourneyNumbers | null): void {
  const store = numbersOf(editor)
  const { numbers } = store.getState()
  store.setState({ before, ...(numbers === null ? {} : edgesOf(editor, numbers, before)) })
}

/** Both times by one measure, so that the thicker way is the one that more went. */
function edgesOf(editor: EditorStore, numbers: JourneyNumbers, before: JourneyNumbers | null): Pick<NumbersState, 'edges' | 'edgesBefore'> {
  const document = shownDocument(editor.getState())
  if (before === null) return { edges: edgeFigures(document, numbers), edgesBefore: nothing.edgesBefore }
  const most = Math.max(fullest(document, numbers.edges), fullest(document, before.edges))
  return { edges: edgeFigures(document, numbers, most), edgesBefore: edgeFigures(document, before, most) }
}

export function forgetNumbers(editor: EditorStore): void {
  numbersOf(editor).setState(nothing)
}
