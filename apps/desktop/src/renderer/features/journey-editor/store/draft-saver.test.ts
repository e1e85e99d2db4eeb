import { journey } from '@sendero/flow-engine/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraftSaver, type SaveAnswer, type SaveState } from './draft-saver.ts'

const draft = (days: number) => journey().wait('w', `P${days}D`).document()
const [one, two, three] = [draft(1), draft(2), draft(3)]

/** A saver whose requests are answered by hand. */
function saver() {
  const sent: { document: unknown; revision: number; answer: (answer: SaveAnswer) => Promise<void> }[] = []
  const states: SaveState[] = []
  const revisions: number[] = []
  const created = createDraftSaver({ revision: 5 }, {
    send: (document, revision) => new Promise((resolve) => { sent.push({ document, revision, answer: async (answer) => { resolve(answer); await vi.advanceTimersByTimeAsync(0) } }) }),
    onState: (state) => states.push(state),
    onSaved: (revision) => revisions.push(revision),
  })
  return { saver: created, sent, states, revisions }
}

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('saving a draft', () => {
  it('waits for a pause and sends only the last state', async () => {
    const { saver: draftSaver, sent, states } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(500)
    draftSaver.changed(two)
    await vi.advanceTimersByTimeAsync(500)
    expect(sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(300)
    expect(sent.map(({ document, revision }) => ({ document, revision }))).toEqual([{ document: two, revision: 5 }])
    await sent[0]?.answer({ kind: 'done', revision: 6 })
    expect(states.at(-1)).toEqual({ kind: 'saved' })
  })

  it('sends what was changed meanwhile on top of the revision it got', async () => {
    const { saver: draftSaver, sent, states, revisions } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(800)
    draftSaver.changed(two)
    await vi.advanceTimersByTimeAsync(800)
    expect(sent).toHaveLength(1)
    await sent[0]?.answer({ kind: 'done', revision: 6 })
    await vi.advanceTimersByTimeAsync(0)
    expect(states.at(-1)).toEqual({ kind: 'saving', changes: 1 })
    expect(sent[1]).toMatchObject({ document: two, revision: 6 })
    await sent[1]?.answer({ kind: 'done', revision: 7 })
    expect(revisions).toEqual([6, 7])
  })

  it('counts changes while nobody answers, and sends them when somebody does', async () => {
    const { saver: draftSaver, sent, states } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(800)
    await sent[0]?.answer({ kind: 'unreachable' })
    expect(states.at(-1)).toEqual({ kind: 'offline', changes: 1 })
    draftSaver.changed(two)
    draftSaver.changed(three)
    expect(states.at(-1)).toEqual({ kind: 'offline', changes: 3 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent[1]?.document).toBe(three)
    await sent[1]?.answer({ kind: 'done', revision: 6 })
    expect(states.at(-1)).toEqual({ kind: 'saved' })
  })

  it('sends at once when asked to', () => {
    const { saver: draftSaver, sent } = saver()
    draftSaver.changed(one)
    void draftSaver.flush()
    expect(sent).toHaveLength(1)
  })

  it('stops at a conflict until a side is chosen, and then saves mine on top of theirs', async () => {
    const { saver: draftSaver, sent, states } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(800)
    await sent[0]?.answer({ kind: 'conflict' })
    expect(states.at(-1)).toEqual({ kind: 'conflict' })
    draftSaver.changed(two)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    draftSaver.rebase(9, two)
    expect(sent[1]).toMatchObject({ document: two, revision: 9 })
  })

  it('takes theirs without sending anything', async () => {
    const { saver: draftSaver, sent, states } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(800)
    await sent[0]?.answer({ kind: 'conflict' })
    draftSaver.rebase(9, null)
    expect(states.at(-1)).toEqual({ kind: 'saved' })
    expect(sent).toHaveLength(1)
    expect(draftSaver.revision()).toBe(9)
  })

  it('says why the server does not take it, and does not ask again', async () => {
    const { saver: draftSaver, sent, states } = saver()
    draftSaver.changed(one)
    await vi.advanceTimersByTimeAsync(800)
    await sent[0]?.answer({ kind: 'refused', message: 'You may only read here.' })
    expect(states.at(-1)).toEqual({ kind: 'refused', message: 'You may only read here.' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    draftSaver.changed(two)
    await vi.advanceTimersByTimeAsync(800)
    expect(sent[1]?.document).toBe(two)
  })
})
