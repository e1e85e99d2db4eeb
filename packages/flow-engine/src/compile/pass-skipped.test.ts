import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyDocument, JourneyNode } from '../document/journey-document.ts'
import { journey } from '../testing/journey-builder.ts'
import { compileJourney } from './compile-journey.ts'
import { passSkipped } from './pass-skipped.ts'

const skip = (document: JourneyDocument, ...ids: string[]): JourneyDocument => ({ ...document, nodes: document.nodes.map((node) => (ids.includes(node.id) ? { ...node, skipped: true } : node)) })
const ways = ({ nodes, edges }: JourneyDocument): string[] => [...nodes.map(({ id }) => id), ...edges.map(({ from, port, to }) => `${from}.${port} > ${to}`)]

//  entry - mail - pause - half -a- offer - won
//                          `-b- late - won2
const drawn = journey().email('mail').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 }).email('offer').goal('won').at('half', 'b').wait('late', 'P2D').goal('won2').document()

describe('a skipped node', () => {
  it('is passed through, one or several in a row', () => {
    expect(ways(passSkipped(skip(drawn, 'mail', 'pause')))).toEqual(['half', 'offer', 'won', 'late', 'won2', 'entry.next > half', 'half.a > offer', 'offer.next > won', 'half.b > late', 'late.next > won2'])
  })

  it('that parts ways is passed by its first, and what only the others led to is left out', () => {
    expect(ways(passSkipped(skip(drawn, 'half')))).toEqual(['mail', 'pause', 'offer', 'won', 'entry.next > mail', 'mail.next > pause', 'pause.next > offer', 'offer.next > won'])
  })

  it('at the end of a journey leaves its place open', () => {
    expect(ways(passSkipped(skip(drawn, 'won')))).not.toContain('offer.next > won')
    expect(compileJourney(skip(drawn, 'won')).diagnostics).toMatchObject([{ code: 'OPEN_PORT', nodeId: 'offer' }])
  })

  // A step is skipped because something is missing in it: that must not keep the rest from going live.
  it('is not looked at by any check', () => {
    const unfinished = journey().email('mail', '').goal('won').document()
    expect(compileJourney(unfinished).ok).toBe(false)
    expect(compileJourney(skip(unfinished, 'mail'))).toMatchObject({ ok: true, diagnostics: [] })
  })

  it('is passed by a jump that leads to it, which leaves the journey where nothing follows', () => {
    const jumping = journey().email('mail').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 }).jump('back', 'mail').at('half', 'b').jump('over', 'won').document()
    const target = { ...jumping, nodes: [...jumping.nodes, { id: 'won', kind: 'goal', config: { name: 'Won' } } as JourneyNode] }
    expect(passSkipped(skip(target, 'mail')).nodes.find(({ id }) => id === 'back')).toMatchObject({ kind: 'jump', config: { to: 'pause' } })
    expect(passSkipped(skip(target, 'won')).nodes.find(({ id }) => id === 'over')).toMatchObject({ kind: 'exit' })
  })

  it('that is a jump leads on all the same', () => {
    const jumping = journey().splitPercent('half', { a: 50, b: 50 }).wait('pause', 'P1D').goal('won').at('half', 'b').jump('over', 'pause').document()
    expect(ways(passSkipped(skip(jumping, 'over')))).toContain('half.b > pause')
  })

  it('in a circle of skipped nodes leads nowhere', () => {
    const circle = journey().wait('a', 'P1D').wait('b', 'P1D').to('a').document()
    expect(ways(passSkipped(skip(circle, 'a', 'b')))).toEqual([])
  })

  it('does not hide that an id is used twice', () => {
    const twice = { ...drawn, nodes: [...drawn.nodes, { id: 'mail', kind: 'exit', config: {} } as JourneyNode] }
    expect(compileJourney(skip(twice, 'mail')).diagnostics.map(({ code }) => code)).toContain('DUPLICATE_NODE_ID')
  })
})

describe('a journey of which nothing is skipped', () => {
  it('stays as it is, with the mark or without', () => {
    expect(passSkipped(drawn)).toBe(drawn)
    expect(compileJourney({ ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, skipped: false })) })).toEqual(compileJourney(drawn))
  })
})

// Any row of waits with any of them skipped is the row of the others.
it('skipping is leaving out', () => {
  fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (skips) => {
    const row = (ats: readonly number[]) => ats.reduce((built, at) => built.wait(`w${at}`, 'P1D'), journey()).goal('won').document()
    const all = skips.map((_, at) => at)
    const passed = compileJourney(skip(row(all), ...all.filter((at) => skips[at]).map((at) => `w${at}`)))
    const kept = compileJourney(row(all.filter((at) => skips[at] !== true)))
    expect(passed.ok && Object.keys(passed.plan.nodes)).toEqual(kept.ok && Object.keys(kept.plan.nodes))
    expect(passed.ok && Object.values(passed.plan.nodes).map(({ next }) => next['next']?.nodeId)).toEqual(kept.ok && Object.values(kept.plan.nodes).map(({ next }) => next['next']?.nodeId))
  }))
})
