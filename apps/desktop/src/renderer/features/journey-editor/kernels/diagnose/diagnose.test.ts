import { compileJourney } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { diagnose } from './diagnose.ts'

const said = (document: JourneyDocument): string[] => diagnose(document).map(({ code, nodeId }) => `${code} ${nodeId ?? '-'}`)

describe('diagnosing a document', () => {
  it('says what the compiler says when every value is one', () => {
    fc.assert(fc.property(journeyArbitrary(), (document) => { expect(diagnose(document)).toEqual(compileJourney(document).diagnostics) }))
  })

  it('asks about a branch without a rule, which takes everybody', () => {
    const document = journey().onEvent('Visit').splitRules('who', { vip: { op: 'and', rules: [] } }).goal('won').at('who', 'else').to('won').document()
    expect(said(document)).toEqual(['BRANCH_TAKES_EVERYBODY who'])
  })

  it('goes on behind an entry that is not set', () => {
    const document = journey().onEvent('').email('hello', '').document()
    expect(said(document)).toEqual(['DOCUMENT_INVALID -', 'TEMPLATE_MISSING hello', 'NO_GOAL -', 'OPEN_PORT hello'])
  })

  it('goes on behind a condition that is not finished, and says it once', () => {
    const document = journey().onEvent('Visit').splitRules('who', { vip: { trait: '', is: 'equals', value: '' } }).wait('pause', '').at('who', 'else').goal('won').document()
    expect(said(document)).toEqual(['DOCUMENT_INVALID who', 'DURATION_INVALID pause', 'OPEN_PORT pause'])
  })

  it('tells of a step no way leads to although it is unfinished itself', () => {
    const document = journey().email('hello').goal('won').document()
    const parked: JourneyDocument = { ...document, nodes: [...document.nodes, { id: 'idea', kind: 'splitRules', config: { branches: [{ id: 'a', rule: { trait: '', is: 'isSet' } }] } }] }
    expect(said(parked)).toContain('UNREACHABLE_NODE idea')
    expect(said(parked)).toContain('DOCUMENT_INVALID idea')
  })
})
