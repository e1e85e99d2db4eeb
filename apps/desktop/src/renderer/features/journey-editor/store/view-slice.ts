import { rememberFolds } from './folded-sections.ts'
import type { Slice, ViewSlice } from './editor-state.ts'

const paletteKey = 'sendero.editor.palette'
const wheelKey = 'sendero.editor.wheel'
/** Narrower windows need the room for the canvas. */
const wideFrom = 1360

const startsWide = (): boolean => { const chosen = localStorage.getItem(paletteKey); return chosen === null ? window.innerWidth >= wideFrom : chosen === 'wide' }

export const createViewSlice: Slice<ViewSlice> = (set, get) => ({
  mode: 'edit',
  viewed: null,
  cardExtra: 0,
  lit: null,
  edgeWidths: null,
  edgeWidthsBefore: null,
  quickAdd: null,
  connecting: null,
  dragging: null,
  renaming: null,
  removing: null,
  folded: new Set(),
  mapping: null,
  copying: null,
  gallery: null,
  panels: { problems: false, palette: startsWide(), find: false, minimap: false, shortcuts: false, outline: false, times: false },
  isSplit: true,
  surface: 'canvas',
  isPrinting: false,
  query: '',
  hits: [],
  wheel: localStorage.getItem(wheelKey) === 'zoom' ? 'zoom' : 'move',
  notice: null,
  setMode: (mode) => { set({ mode, quickAdd: null, connecting: null, renaming: null, ...(mode === 'edit' ? { viewed: null } : {}) }) },
  look: (viewed) => { set({ viewed }) },
  show: (panel, isOpen) => {
    if (panel === 'palette') localStorage.setItem(paletteKey, isOpen ? 'wide' : 'narrow')
    set({ panels: { ...get().panels, [panel]: isOpen } })
  },
  setFolded: (folded) => {
    rememberFolds(get().journey.id, folded)
    set({ folded })
  },
  setWheel: (wheel) => {
    localStorage.setItem(wheelKey, wheel)
    set({ wheel })
  },
  say: (text, tone = 'plain') => { set({ notice: { text, tone, key: (get().notice?.key ?? 0) + 1 } }) },
})
