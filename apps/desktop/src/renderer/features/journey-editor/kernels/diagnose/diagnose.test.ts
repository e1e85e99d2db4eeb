import { compileJourney } from '@sendero/flow-engine'
import { nodeKinds, portsOf, type JourneyDocument, type JourneyEnd, type JourneyNode } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { newNode } from '../document/new-node.ts'
import { diagnose } from './diagnose.ts'
import { standIn } from './stand-ins.ts'

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

  it('stands in for every kind of step without changing its ways out', () => {
    for (const { kind } of nodeKinds) {
      const node = newNode({ kind }, countingIds())
      const document: JourneyDocument = { ...journey().onEvent('Visit').document(), nodes: [node], edges: [] }
      const finished = standIn(node) as JourneyNode
      expect(portsOf(finished), kind).toEqual(portsOf(node))
      expect(compileJourney({ ...document, nodes: [finished] }).diagnostics.filter(({ severity, nodeId }) => severity === 'error' && nodeId === node.id).map(({ code }) => code), kind).toEqual(kind === 'jump' ? ['JUMP_TARGET_MISSING'] : [])
    }
  })

  it('goes on behind goals of the whole journey that are not finished, and asks about one that everybody meets', () => {
    const drawn = journey().onEvent('Visit').email('hello', '').document()
    const ends: JourneyEnd[] = [
      { id: 'a', kind: 'goal', when: { kind: 'rule', rule: { trait: '', is: 'equals', value: '' } } }, { id: 'b', kind: 'exit', when: { kind: 'rule', rule: { op: 'and', rules: [] } } }, { id: 'c', kind: 'exit', when: { kind: 'event', event: '', where: [] } },
    ]
    expect(said({ ...drawn, ends })).toEqual(['DOCUMENT_INVALID -', 'END_EVENT_MISSING -', 'TEMPLATE_MISSING hello', 'OPEN_PORT hello', 'END_HOLDS_FOR_EVERYBODY -'])
  })
})
