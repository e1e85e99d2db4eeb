import { flowWalk } from '../kernels/walk/flow-walk.ts'
import type { EditorState, SelectionSlice, Slice } from './editor-state.ts'
import { drawnDocument } from './drawn-document.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { shownDocument } from './shown-document.ts'

const longestTrail = 200

export const createSelectionSlice: Slice<SelectionSlice> = (set, get) => ({
  selected: new Set(),
  selectedEdge: null,
  cursor: null,
  trail: [],
  select: (ids) => {
    const [only] = ids
    unfoldAround(get(), ids)
    const isNode = only !== undefined && (only === 'entry' || drawnDocument(get()).nodes.some(({ id }) => id === only))
    set({ selected: new Set(ids), selectedEdge: null, ...left(get(), ids), ...(isNode && ids.length === 1 ? { cursor: { kind: 'node', id: only }, trail: [...get().trail, only].slice(-longestTrail) } : {}) })
  },
  toggle: (id) => {
    const { selected } = get()
    get().select(selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id])
  },
  selectEdge: (edgeId) => { set({ selectedEdge: edgeId, selected: new Set(), ...left(get(), []) }) },
  stand: (spot) => {
    if (spot?.kind === 'node') get().select([spot.id])
    else set({ cursor: spot, selected: new Set(), selectedEdge: null, ...left(get(), []) })
  },
  walk: (move) => {
    const { cursor, trail } = get()
    const spot = flowWalk(move, { document: drawnDocument(get()), from: cursor ?? { kind: 'node', id: 'entry' }, trail: [...trail].reverse() })
    if (cursor === null) get().stand({ kind: 'node', id: 'entry' })
    else if (spot !== null) get().stand(spot)
  },
})

/** What is selected can be seen: its section opens. */
function unfoldAround({ folded, setFolded, ...state }: EditorState, ids: readonly string[]): void {
  if (folded.size === 0) return
  const opened = sectionsOf(shownDocument(state)).filter(({ id, nodeIds }) => folded.has(id) && nodeIds.some((node) => ids.includes(node)))
  if (opened.length > 0) setFolded(new Set([...folded].filter((id) => !opened.some((section) => section.id === id))))
}

/** A step that was selected and is no longer has been left: from now on what it lacks is a mistake. */
function left({ selected, unfinished }: EditorState, next: readonly string[]): Pick<EditorState, 'unfinished'> {
  const gone = [...selected].filter((id) => unfinished.has(id) && !next.includes(id))
  return { unfinished: gone.length === 0 ? unfinished : new Set([...unfinished].filter((id) => !gone.includes(id))) }
}
