import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { draftPlan } from './draft-plan.ts'

const drawn = journey().onApi().email('m').wait('w', 'P1D').email('late').document()
const changed = (id: string, config: object): JourneyDocument => ({ ...drawn, nodes: drawn.nodes.map((node) => node.id === id ? { ...node, config } as typeof node : node) })

describe('the plan of a draft', () => {
  it('is the plan of the compiler while nothing is wrong', () => {
    const draft = draftPlan(drawn)
    expect(draft).toMatchObject({ ok: true, plan: journey().onApi().email('m').wait('w', 'P1D').email('late').plan() })
    expect(draft.ok && draft.unfinished.size).toBe(0)
  })

  it('passes over an unfinished step that only does something, and says so', () => {
    const draft = draftPlan(changed('m', { templateId: '' }))
    if (!draft.ok) throw new Error('There is a plan')
    expect([...draft.unfinished.keys()]).toEqual(['m'])
    expect(draft.unfinished.get('m')).not.toBe('')
    expect(draft.plan.nodes['m']).toMatchObject({ next: { next: { nodeId: 'w' } } })
    expect(draft.plan.templateIds).toEqual(['tpl_late'])
  })

  it('ends at an unfinished step that would decide how it goes on', () => {
    const draft = draftPlan(changed('w', { for: '' }))
    if (!draft.ok) throw new Error('There is a plan')
    expect([...draft.unfinished.keys()]).toEqual(['w'])
    expect(draft.plan.nodes['w']).toMatchObject({ kind: 'exit', next: {} })
  })

  it('stands in for an unfinished entry and for unfinished ends', () => {
    const entry = { trigger: { kind: 'event', event: '', where: [] }, reentry: { kind: 'never' } } as const
    const ends: JourneyDocument['ends'] = [{ id: 'e', kind: 'goal', when: { kind: 'segmentEntered', segmentId: '' } }]
    const draft = draftPlan({ ...changed('m', { templateId: '' }), entry, ends } as unknown as JourneyDocument)
    if (!draft.ok) throw new Error('There is a plan')
    expect([...draft.unfinished.keys()].sort()).toEqual(['ends', 'entry', 'm'])
  })

  it('is there for anything a person may draw, once something is attached to the entry', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 15 }), (document) => { expect(draftPlan(document).ok).toBe(document.edges.some(({ from }) => from === 'entry')) }), { numRuns: 300 })
  })
})
