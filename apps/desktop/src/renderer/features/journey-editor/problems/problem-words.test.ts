import { compileJourney } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './problem-words.ts'

const said = (document: JourneyDocument) => problemsOf(compileJourney(document).diagnostics, document).map(({ level, nodeId, text }) => `${level} ${nodeId ?? '-'}: ${text}`)

describe('the problems of a journey', () => {
  it('are said in the words of the canvas, what blocks first', () => {
    expect(said(journey().onEvent('Visit').email('hello', '').email('again').document())).toEqual([
      'blocks hello: Choose a template to send.',
      'check hello: Another mail follows without a wait: both arrive at once.',
      'tip -: There is no goal, so nobody can convert.',
      'tip again: People leave the journey here.',
    ])
  })

  it('put an entry that is not set at the entry', () => {
    expect(said(journey().onEvent('').email('hello').document())).toEqual(['blocks entry: Choose the event that starts the journey.'])
    expect(said(journey().onEvent('Visit').document())).toEqual(['blocks entry: Add a first step.'])
  })

  it('call steps by their names, never by their ids', () => {
    const document = journey().onEvent('Visit').splitPercent('s1', { 'a b': 100 }).document()
    const [problem] = said({ ...document, nodes: document.nodes.map((node) => ({ ...node, name: 'Fair' })) })
    expect(problem).toBe('blocks s1: "Fair" has the branch id "a b"; a branch id has 1 to 64 letters, digits, "_" or "-".')
  })
})
