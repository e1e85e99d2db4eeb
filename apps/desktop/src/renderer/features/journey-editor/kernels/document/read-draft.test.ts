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

  it.each([[null], ['text'], [{}], [{ schemaVersion: 1, entry: {}, nodes: [{ id: 'a', kind: 'fax', config: {} }], edges: [] }], [{ schemaVersion: 99 }]])('that is no journey (%j) is refused with reasons', (draft) => {
    const read = readDraft(draft)
    expect(read.ok).toBe(false)
    expect(read.ok ? [] : read.diagnostics).not.toHaveLength(0)
  })
})
