import type { JourneyDocument, JourneyEnd, JourneyNode } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { readDraft } from './read-draft.ts'

describe('a draft', () => {
  it('that is a document is read as it is', () => {
    fc.assert(fc.property(journeyArbitrary(), (document) => { expect(readDraft(document)).toEqual({ ok: true, document }) }))
  })

  it('opens although the event that starts it has no name yet', () => {
    const draft = journey().onEvent('').wait('w', 'P1D').document()
    expect(readDraft(draft)).toEqual({ ok: true, document: draft })
  })

  it('opens although a condition is not finished', () => {
    const draft = journey().splitRules('who', { vip: { trait: '', is: 'equals', value: '' } }).document()
    expect(readDraft(draft)).toEqual({ ok: true, document: draft })
  })

  it('gives a setting of the wrong shape its start value, so that every form can show it', () => {
    const draft = { ...journey().document(), nodes: [{ id: 'a', kind: 'splitRules', config: { branches: 'none' } }] }
    expect(readDraft(draft)).toMatchObject({ ok: true, document: { nodes: [{ id: 'a', config: { branches: [{ id: 'b-any' }] } }] } })
  })

  it('keeps what is set of every way in, and what may be left out of a step, also while something else is unfinished', () => {
    const unfinished: JourneyNode = { id: 'q', kind: 'splitRules', config: { branches: [{ id: 'a', name: '', rule: { trait: '', is: 'equals', value: '' } }] } }
    const date: JourneyNode = { id: 'd', kind: 'waitUntil', config: { date: { from: 'fixed', day: '2026-12-24' }, offset: { direction: 'before', by: 'P3D' }, time: '08:00', yearly: true } }
    const ends: JourneyEnd[] = [{ id: 'a', kind: 'goal', when: { kind: 'rule', rule: { trait: '', is: 'equals', value: '' } } }, { id: 'b', kind: 'exit', when: { kind: 'segmentLeft', segmentId: '' } }]
    const triggers: JourneyDocument['entry']['trigger'][] = [
      { kind: 'schedule', start: 'T', rule: 'FREQ=DAILY', clock: 'customer', segmentId: '' }, { kind: 'date', path: '', offset: { direction: 'after', by: 'P1D' }, time: '', yearly: true }, { kind: 'segmentLeft', segmentId: '' }, { kind: 'api' }, { kind: 'journey' },
    ]
    for (const trigger of triggers) {
      const draft: JourneyDocument = { ...journey().document(), entry: { trigger, reentry: { kind: 'afterTime', for: '' } }, ends, nodes: [unfinished, date], edges: [] }
      expect(readDraft(draft)).toEqual({ ok: true, document: draft })
    }
  })

  it('leaves out a goal of the whole journey that is none, and starts a date of the wrong shape anew', () => {
    const draft = { ...journey().document(), ends: [{ id: 'a', kind: 'party', when: {} }], nodes: [{ id: 'd', kind: 'waitUntil', config: { date: { from: 'nowhere' }, time: '09:00', yearly: false } }] }
    expect(readDraft(draft)).toMatchObject({ ok: true, document: { nodes: [{ id: 'd', config: { date: { from: 'trait', path: '' } } }] } })
    expect(readDraft(draft)).not.toHaveProperty('document.ends')
  })

  it.each([[null], ['text'], [{}], [{ schemaVersion: 1, entry: {}, nodes: [{ id: 'a', kind: 'fax', config: {} }], edges: [] }], [{ schemaVersion: 99 }]])('that is no journey (%j) is refused with reasons', (draft) => {
    const read = readDraft(draft)
    expect(read.ok).toBe(false)
    expect(read.ok ? [] : read.diagnostics).not.toHaveLength(0)
  })
})
