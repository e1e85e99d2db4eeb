import { createStore, type StoreApi } from 'zustand/vanilla'
import { createDocumentSlice } from './document-slice.ts'
import type { EditorState, JourneyFacts } from './editor-state.ts'
import { rememberedFolds } from './folded-sections.ts'
import type { OpenedDraft } from './open-draft.ts'
import { problemsState } from './problems-state.ts'
import { createSelectionSlice } from './selection-slice.ts'
import { createViewSlice } from './view-slice.ts'

export type EditorStore = StoreApi<EditorState>

/** The state of one open journey. Each slice is told about in editor-state. */
export function createEditorStore(journey: JourneyFacts, opened: OpenedDraft): EditorStore {
  return createStore<EditorState>()((...parts) => ({
    ...createDocumentSlice(journey, opened)(...parts),
    ...createSelectionSlice(...parts),
    ...createViewSlice(...parts),
    folded: rememberedFolds(journey.id),
    save: { kind: 'saved' },
    theirs: opened.theirs,
    ...problemsState({ diagnostics: [], serverDiagnostics: [], document: opened.document }),
    unfinished: new Set<string>(),
    names: new Map<string, string>(),
  }))
}
