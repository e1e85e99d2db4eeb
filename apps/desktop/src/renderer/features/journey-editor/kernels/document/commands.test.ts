import { nodeKinds, type JourneyDocument } from '@sendero/flow-engine/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { journeyIndex } from '../graph/journey-index.ts'
import { applyCommand, invertCommand, type DocumentCommand, type Intent, type NewId } from './command.ts'
import { fragmentOf } from './fragment.ts'
import { nudgeSteps, setDirection, tidySteps } from './intents/arrange-steps.ts'
import { removeBranch, renameStep, setConfig, setEntry } from './intents/configure-steps.ts'
import { connectSteps, disconnectEdge, reconnectEdge } from './intents/connect-steps.ts'
import { addEnd, changeEnd, removeEnd } from './intents/end-edits.ts'
import { insertSteps } from './intents/insert-steps.ts'
import { moveSteps } from './intents/move-steps.ts'
import { addNote, changeNote, removeNotes } from './intents/note-edits.ts'
import { duplicateBelow, duplicateSteps, pasteSteps } from './intents/paste-steps.ts'
import { removeSteps, type RemovalMode } from './intents/remove-steps.ts'
import { replaceKind } from './intents/replace-kind.ts'
import { groupSteps, renameSection, ungroupSteps } from './intents/section-edits.ts'
import { toggleSkipped } from './intents/skip-steps.ts'
import { removeTest, renameTest, saveTest } from './intents/test-edits.ts'
import { firstOpenSlot, slotAfter, type Slot } from './slot.ts'

// Every intent of a person, with arguments drawn from the document it meets.
type Draw = (document: JourneyDocument, at: (items: number) => number, newId: NewId) => Intent

const nodeAt = (document: JourneyDocument, at: (items: number) => number): string => document.nodes[at(document.nodes.length)]?.id ?? 'nobody'
const edgeAt = (document: JourneyDocument, at: (items: number) => number): string => document.edges[at(document.edges.length)]?.id ?? 'nothing'
const kindAt = (at: (items: number) => number) => nodeKinds[at(nodeKinds.length)]?.kind ?? 'email'
const portAt = (document: JourneyDocument, from: string, at: (items: number) => number): string => {
  const ports = journeyIndex(document).ports(from)
  return ports[at(ports.length)] ?? 'next'
}
const slotAt: (document: JourneyDocument, at: (items: number) => number) => Slot = (document, at) => {
  switch (at(4)) {
    case 0: return { kind: 'edge', edgeId: edgeAt(document, at) }
    case 1: return slotAfter(document, nodeAt(document, at)) ?? { kind: 'parked' }
    case 2: return firstOpenSlot(document) ?? { kind: 'parked' }
    default: return { kind: 'parked' }
  }
}
const someIds = (document: JourneyDocument, at: (items: number) => number): string[] => document.nodes.filter(() => at(3) === 0).map(({ id }) => id)
const modeAt = (document: JourneyDocument, id: string, at: (items: number) => number): RemovalMode => {
  const kinds = ['stitch', 'below', 'gap'] as const
  return at(4) === 3 ? { kind: 'keep', port: portAt(document, id, at) } : { kind: kinds[at(3)] ?? 'stitch' }
}

const testOf = (document: JourneyDocument, at: (items: number) => number): string => document.tests?.[at(document.tests.length)]?.id ?? 'none'

const intents: Readonly<Record<string, Draw>> = {
  saveTest: (document, at, newId) => saveTest(document, { name: 'Pro', customerId: null, day: '2026-12-01', time: '09:00', traits: {}, consent: null, mailsBefore: null, lists: {}, segments: {}, entryProperties: {}, events: [], answers: {}, arms: {}, expected: { kind: 'step', nodeId: nodeAt(document, at) } }, newId),
  renameTest: (document, at) => renameTest(document, { id: testOf(document, at), name: 'Free' }),
  removeTest: (document, at) => removeTest(document, testOf(document, at)),
  insertSteps: (document, at, newId) => insertSteps(document, { steps: Array.from({ length: 1 + at(3) }, () => ({ kind: kindAt(at) })), slot: slotAt(document, at) }, newId),
  replaceKind: (document, at, newId) => replaceKind(document, { id: nodeAt(document, at), kind: kindAt(at) }, newId),
  removeOne: (document, at) => { const id = nodeAt(document, at); return removeSteps(document, { ids: [id], mode: modeAt(document, id, at) }) },
  removeSome: (document, at) => removeSteps(document, { ids: someIds(document, at), mode: { kind: 'stitch' } }),
  connect: (document, at, newId) => { const from = at(5) === 0 ? 'entry' : nodeAt(document, at); return connectSteps(document, { from, port: portAt(document, from, at), to: nodeAt(document, at) }, newId) },
  disconnect: (document, at) => disconnectEdge(document, edgeAt(document, at)),
  reconnect: (document, at) => { const from = nodeAt(document, at); return reconnectEdge(document, { edgeId: edgeAt(document, at), from, port: portAt(document, from, at), to: nodeAt(document, at) }) },
  setConfig: (document, at) => {
    const node = document.nodes[at(document.nodes.length)]
    const config = node?.kind === 'splitRules' || node?.kind === 'splitPercent' ? { ...node.config, branches: node.config.branches.slice(at(2)) } : node?.config ?? {}
    return setConfig(document, { id: node?.id ?? 'nobody', config: config as never })
  },
  removeBranch: (document, at) => { const id = nodeAt(document, at); return removeBranch(document, { id, port: portAt(document, id, at), withSteps: at(2) === 0 }) },
  rename: (document, at) => renameStep(document, { id: nodeAt(document, at), name: at(2) === 0 ? ' ' : 'Thanks' }),
  toggleSkipped: (document, at) => toggleSkipped(document, someIds(document, at)),
  groupSteps: (document, at, newId) => groupSteps(document, someIds(document, at), newId),
  ungroupSteps: (document, at) => ungroupSteps(document, someIds(document, at)),
  renameSection: (document, at) => renameSection(document, { id: document.canvas.sections?.[at(3)]?.id ?? 'nothing', name: at(2) === 0 ? 'Nurture' : ' ' }),
  setEntry: (document) => setEntry(document, { trigger: { kind: 'event', event: 'Signed up', where: [] }, reentry: { kind: 'always' } }),
  addEnd: (document, at, newId) => addEnd(document, at(2) === 0 ? 'goal' : 'exit', newId),
  changeEnd: (document, at) => { const end = document.ends?.[at(3)]; return end === undefined ? { ok: false, reason: 'none' } : changeEnd(document, { ...end, name: 'Moved on' }) },
  removeEnd: (document, at) => removeEnd(document, `end${at(3)}`),
  duplicate: (document, at, newId) => duplicateSteps(document, at(2) === 0 ? [nodeAt(document, at)] : someIds(document, at), newId),
  duplicateBelow: (document, at, newId) => duplicateBelow(document, someIds(document, at), newId),
  paste: (document, at, newId) => {
    const fragment = fragmentOf(document, someIds(document, at))
    return fragment === null ? { ok: false, reason: 'nothing' } : pasteSteps(document, { fragment, slot: slotAt(document, at), withLinks: at(2) === 0 }, newId)
  },
  move: (document, at, newId) => moveSteps(document, { ids: at(2) === 0 ? [nodeAt(document, at)] : someIds(document, at), slot: slotAt(document, at) }, newId),
  nudge: (document, at) => nudgeSteps(document, { ids: someIds(document, at), by: { x: at(40) - 20, y: at(40) } }),
  tidy: (document, at) => tidySteps(document, at(2) === 0 ? undefined : someIds(document, at)),
  setDirection: (document, at) => setDirection(document, at(2) === 0 ? 'TB' : 'LR'),
  addNote: (document, at, newId) => addNote(document, { x: at(100), y: at(100), nodeId: at(2) === 0 ? nodeAt(document, at) : undefined }, newId),
  changeNote: (document, at) => changeNote(document, { id: `note${at(3)}`, text: 'Because' }),
  removeNotes: (document, at) => removeNotes(document, [`note${at(3)}`]),
}

const work = fc.record({ document: journeyArbitrary(), draws: fc.array(fc.nat(10_000), { minLength: 30, maxLength: 30 }) })

/** The intent carried out, when it can be. */
function carriedOut(draw: Draw, document: JourneyDocument, draws: readonly number[]): { command: DocumentCommand; after: JourneyDocument; intent: Intent & { ok: true } } | null {
  let next = 0
  const intent = draw(document, (items) => (items === 0 ? 0 : (draws[next++ % draws.length] ?? 0) % items), countingIds())
  if (!intent.ok) return null
  const command = { id: 'c', label: intent.label, edits: intent.edits }
  return { command, after: applyCommand(document, command), intent }
}

describe.each(Object.entries(intents))('the command of %s', (_name, draw) => {
  it('is taken back by its inverse, and the inverse by its own', () => {
    let done = 0
    fc.assert(fc.property(work, ({ document, draws }) => {
      const result = carriedOut(draw, document, draws)
      if (result === null) return
      done += 1
      const inverse = invertCommand(document, result.command)
      expect(applyCommand(result.after, inverse)).toEqual(document)
      expect(applyCommand(applyCommand(result.after, inverse), invertCommand(result.after, inverse))).toEqual(result.after)
    }), { numRuns: 300 })
    expect(done).toBeGreaterThan(20)
  })

  it('survives being written as JSON', () => {
    fc.assert(fc.property(work, ({ document, draws }) => {
      const result = carriedOut(draw, document, draws)
      if (result === null) return
      const read = JSON.parse(JSON.stringify(result.command)) as DocumentCommand
      expect(applyCommand(document, read)).toEqual(result.after)
    }), { numRuns: 50 })
  })

  it('leaves a document whose ids are unique, whose edges join what exists and whose ports have one edge', () => {
    fc.assert(fc.property(work, ({ document, draws }) => {
      const result = carriedOut(draw, document, draws)
      if (result === null) return
      const { nodes, edges, canvas } = result.after
      const index = journeyIndex(result.after)
      for (const list of [nodes, edges, canvas.notes]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
      for (const { from, port, to } of edges) {
        expect(index.nodes.has(to), `edge to ${to}`).toBe(true)
        expect(index.ports(from), `port of ${from}`).toContain(port)
      }
      expect(new Set(edges.map(({ from, port }) => `${from} ${port}`)).size).toBe(edges.length)
      for (const { nodeIds } of canvas.sections ?? []) expect(nodeIds.filter((id) => !index.nodes.has(id))).toEqual([])
      for (const id of Object.keys(canvas.offsets)) expect(index.nodes.has(id)).toBe(true)
      for (const { nodeId = 'entry' } of canvas.notes) if (nodeId !== 'entry') expect(index.nodes.has(nodeId)).toBe(true)
    }), { numRuns: 300 })
  })

  it('loses no step but those it says it removes', () => {
    fc.assert(fc.property(work, ({ document, draws }) => {
      const result = carriedOut(draw, document, draws)
      if (result === null) return
      const said = new Set(result.command.edits.flatMap((edit) => edit.kind === 'removeNode' ? [edit.id] : []))
      const present = new Set(result.after.nodes.map(({ id }) => id))
      const lost = document.nodes.filter(({ id }) => !present.has(id)).map(({ id }) => id)
      expect(lost.filter((id) => !said.has(id))).toEqual([])
      for (const id of result.intent.select ?? []) expect(present.has(id) || result.after.canvas.notes.some((note) => note.id === id)).toBe(true)
    }), { numRuns: 200 })
  })
})

describe('a whole session', () => {
  it('can be undone step by step to where it began', () => {
    fc.assert(fc.property(journeyArbitrary(), fc.array(fc.record({ which: fc.nat(100), draws: fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }) }), { maxLength: 25 }), (start, moves) => {
      const newId = countingIds()
      const history: { readonly before: JourneyDocument; readonly command: DocumentCommand }[] = []
      let document = start
      for (const { which, draws } of moves) {
        const draw = Object.values(intents)[which % Object.keys(intents).length]
        let next = 0
        const intent = draw?.(document, (items) => (items === 0 ? 0 : (draws[next++ % draws.length] ?? 0) % items), newId)
        if (intent?.ok !== true) continue
        const command = { id: `c${history.length}`, label: intent.label, edits: intent.edits }
        history.push({ before: document, command })
        document = applyCommand(document, command)
      }
      for (const { before, command } of history.reverse()) {
        document = applyCommand(document, invertCommand(before, command))
        expect(document).toEqual(before)
      }
      expect(document).toEqual(start)
    }), { numRuns: 100 })
  })
})
