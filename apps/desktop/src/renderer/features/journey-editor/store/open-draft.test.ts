import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import type { History } from './history.ts'
import { isSame, openDraft, type LocalDraft } from './open-draft.ts'

const saved = journey().wait('w', 'P1D').document()
const edited = journey().wait('w', 'P2D').document()
const other = journey().wait('w', 'P9D').document()
const history: History = { past: [{ redo: { id: 'c', label: 'change Wait', edits: [] }, undo: { id: 'c', label: 'change Wait', edits: [] }, at: 0 }], future: [] }
const local = (change: Partial<LocalDraft>): LocalDraft => ({ journeyId: 'wf_1', baseRevision: 3, document: saved, history, isDirty: false, ...change })

describe('opening a journey', () => {
  it('shows the draft of the server in a browser that knows nothing of it', () => {
    expect(openDraft({ draftRevision: 3, document: saved }, null)).toEqual({ document: saved, history: { past: [], future: [] }, baseRevision: 3, isDirty: false, theirs: null })
  })

  it('remembers what can be undone after a reload', () => {
    expect(openDraft({ draftRevision: 3, document: saved }, local({})).history).toBe(history)
  })

  it('goes on with changes that were not saved', () => {
    expect(openDraft({ draftRevision: 3, document: saved }, local({ document: edited, isDirty: true }))).toMatchObject({ document: edited, isDirty: true, theirs: null })
  })

  it('knows its own change again when only the answer was lost', () => {
    expect(openDraft({ draftRevision: 4, document: edited }, local({ document: edited, isDirty: true }))).toMatchObject({ document: edited, isDirty: false, baseRevision: 4, history })
  })

  it('forgets an old copy without changes', () => {
    expect(openDraft({ draftRevision: 7, document: other }, local({}))).toMatchObject({ document: other, baseRevision: 7, history: { past: [] } })
  })

  it('keeps both sides when each was changed', () => {
    expect(openDraft({ draftRevision: 7, document: other }, local({ document: edited, isDirty: true }))).toMatchObject({ document: edited, theirs: { draftRevision: 7, document: other } })
  })
})

describe('two documents', () => {
  it('are the same whatever the order of their fields', () => { expect(isSame({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true) })
  it.each([[{ a: 1 }, { a: 2 }], [{ a: 1 }, { b: 1 }], [[1, 2], [2, 1]], [[], {}], [null, {}]])('%j and %j differ', (a, b) => { expect(isSame(a, b)).toBe(false) })
})
