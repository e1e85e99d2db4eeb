import { compileJourney } from '@sendero/flow-engine'
import { nodeKinds, type JourneyDocument, type JourneyEnd } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { newNode } from '../kernels/document/new-node.ts'
import { countingIds } from '../test/journey-arbitrary.ts'
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

  it('put goals and exits of the whole journey at the entry, where they are set', () => {
    const ends: JourneyEnd[] = [{ id: 'a', kind: 'goal', when: { kind: 'event', event: '', where: [] } }, { id: 'b', kind: 'exit', when: { kind: 'segmentLeft', segmentId: '' } }]
    expect(said({ ...journey().onEvent('Visit').goal('won').document(), ends })).toEqual(['blocks entry: A goal or exit of the whole journey has no event yet.', 'blocks entry: A goal or exit of the whole journey has no segment yet.'])
  })

  it.each<[JourneyDocument['entry']['trigger'], string]>([
    [{ kind: 'schedule', start: 'T09:00', clock: 'workspace' }, 'Choose the day and time.'], [{ kind: 'date', path: '', time: '09:00', yearly: false }, 'Choose the attribute that holds the date.'],
    [{ kind: 'date', path: 'birthday', time: '', yearly: false }, 'Say at what time people enter.'], [{ kind: 'segmentLeft', segmentId: '' }, 'Choose the segment.'],
    [{ kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=NEVER', clock: 'workspace' }, '“FREQ=NEVER” is no rule such as FREQ=WEEKLY;BYDAY=MO,TH.'], [{ kind: 'date', path: 'birthday', offset: { direction: 'before', by: '' }, time: '09:00', yearly: true }, 'Say how long before or after the day.'],
  ])('say of the entry %j what is missing', (trigger, words) => {
    expect(said({ ...journey().goal('won').document(), entry: { trigger, reentry: { kind: 'never' } } })).toEqual([`blocks entry: ${words}`])
  })

  it('have words of the canvas for everything a step of any kind can be told at its start', () => {
    for (const { kind } of nodeKinds) {
      const node = newNode({ kind }, countingIds())
      for (const { diagnostic, text } of problemsOf(compileJourney({ ...journey().onEvent('Visit').document(), nodes: [node] }).diagnostics, journey().document())) {
        if (diagnostic.nodeId === node.id) expect(text, `${kind} ${diagnostic.code}`).not.toContain(node.id)
      }
    }
  })
})
