import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { journeyLayout } from '../layout/journey-layout.ts'
import type { Intent } from './command.ts'
import { applyEdits } from './edit.ts'
import { foldedDocument } from './fold.ts'
import { moveSteps } from './intents/move-steps.ts'
import { removeSteps } from './intents/remove-steps.ts'
import { groupSteps, renameSection, ungroupSteps } from './intents/section-edits.ts'
import { sectionsOf } from './sections.ts'

//  entry - hi - half -a- kind - won
//                   `-b- loud - won
const drawn = journey().email('hi').splitPercent('half', { a: 50, b: 50 }).email('kind').goal('won').at('half', 'b').email('loud').to('won').document()

function after(document: JourneyDocument, intent: Intent): JourneyDocument {
  if (!intent.ok) throw new Error(intent.reason)
  return applyEdits(document, intent.edits)
}
const newId = countingIds()
const group = (document: JourneyDocument, ...ids: string[]): JourneyDocument => after(document, groupSteps(document, ids, newId))
const told = (document: JourneyDocument): string[] => sectionsOf(document).map(({ name, nodeIds }) => `${name}: ${nodeIds.join(' ')}`)
const ways = (document: JourneyDocument): string[] => document.edges.map(({ id, from, to }) => `${id} ${from}>${to}`)

describe('sections', () => {
  it('hold steps in the order of the journey, each in one of them', () => {
    const one = group(drawn, 'half', 'hi')
    expect(told(one)).toEqual(['Section 1: hi half'])
    expect(told(group(one, 'half', 'kind'))).toEqual(['Section 1: hi', 'Section 2: half kind'])
    expect(told(group(one, 'half', 'hi', 'kind'))).toEqual(['Section 1: hi half kind'])
  })

  it('lose what is deleted, and go with the last of it', () => {
    const one = group(drawn, 'hi', 'kind')
    expect(told(after(one, removeSteps(one, { ids: ['hi'], mode: { kind: 'stitch' } })))).toEqual(['Section 1: kind'])
    expect(after(one, removeSteps(one, { ids: ['hi', 'kind'], mode: { kind: 'stitch' } })).canvas).not.toHaveProperty('sections')
  })

  it('keep a step that is moved', () => {
    const one = group(drawn, 'hi', 'kind')
    const edge = one.edges.find(({ from }) => from === 'kind')?.id ?? ''
    expect(told(after(one, moveSteps(one, { ids: ['hi'], slot: { kind: 'edge', edgeId: edge } }, countingIds())))).toEqual(['Section 1: hi kind'])
  })

  it('are told apart by their names', () => {
    const two = group(group(drawn, 'hi'), 'kind')
    const [first, second] = sectionsOf(two)
    expect(renameSection(two, { id: second?.id ?? '', name: 'Section 1' })).toEqual({ ok: false, reason: 'Another section is called so.' })
    expect(told(after(two, renameSection(two, { id: first?.id ?? '', name: ' Nurture ' })))).toEqual(['Nurture: hi', 'Section 2: kind'])
  })

  it('are taken apart by any of their steps', () => {
    const two = group(group(drawn, 'hi'), 'kind', 'loud')
    expect(told(after(two, ungroupSteps(two, ['loud'])))).toEqual(['Section 1: hi'])
    expect(ungroupSteps(two, ['won'])).toMatchObject({ ok: false })
  })
})

describe('a collapsed section', () => {
  const grouped = group(drawn, 'half', 'kind', 'loud')
  const id = sectionsOf(grouped)[0]?.id ?? ''

  it('is one card in the place of its steps, with one way to each step that follows', () => {
    const folded = foldedDocument(grouped, new Set([id]))
    expect(folded.nodes.map((node) => node.id)).toEqual(['hi', id, 'won'])
    expect(ways(folded)).toEqual(['e0 entry>hi', `e1 hi>${id}`, `e3 ${id}>won`])
  })

  it('has as many ways out as steps that follow', () => {
    const two = group(drawn, 'half')
    const folded = foldedDocument(two, new Set(sectionsOf(two).map((section) => section.id)))
    expect(folded.edges.filter(({ from }) => from.startsWith('section'))).toHaveLength(2)
    expect(journeyLayout(folded).ends).toEqual([])
  })

  it('changes nothing that is not collapsed', () => { expect(foldedDocument(grouped, new Set(['other']))).toBe(grouped) })

  // Whatever is grouped in whatever shape: it can be drawn, and no way outside of it is lost.
  it('can be drawn in any journey', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 1 }), fc.array(fc.nat(11), { minLength: 1, maxLength: 6 }), (document, ats) => {
      const ids = [...new Set(ats.map((at) => document.nodes[at % document.nodes.length]?.id ?? ''))]
      const all = group(document, ...ids)
      const folded = foldedDocument(all, new Set(sectionsOf(all).map((section) => section.id).slice(-1)))
      const outside = document.edges.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to))
      expect(folded.edges).toEqual(expect.arrayContaining(outside))
      expect(journeyLayout(folded).cards.size).toBe(folded.nodes.length + 1)
    }))
  })
})
