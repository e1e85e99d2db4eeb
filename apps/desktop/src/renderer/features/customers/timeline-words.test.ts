import { describe, expect, test } from 'vitest'
import { byDay, fateOf, messageTitle, nodeLabel, visitTitle } from './timeline-words.ts'

const visit = { nodeId: 'n1', nodeName: 'Two days', nodeKind: 'wait', entered: true, left: false, outcome: 'waiting', runId: 'run_1' }

describe('what the timeline says', () => {
  test('a message is told by the furthest it came', () => {
    const sent = { state: 'sent', openedAt: null, clickedAt: null }
    expect([fateOf(sent), fateOf({ ...sent, openedAt: 'x' }), fateOf({ ...sent, openedAt: 'x', clickedAt: 'y' }), fateOf({ ...sent, state: 'skipped' }), fateOf({ ...sent, state: 'new state' })].map(({ label }) => label)).toEqual(['Sent', 'Opened', 'Clicked', 'Not sent', 'new state'])
    expect([messageTitle({ channel: 'email', subject: 'Hello' }), messageTitle({ channel: 'email', subject: null }), messageTitle({ channel: 'webhook', subject: null })]).toEqual(['“Hello”', 'E-mail without a subject', 'Webhook called'])
  })

  test('a subject shows no Liquid to people who never write any', () => {
    const title = (subject: string): string => messageTitle({ channel: 'email', subject })
    expect([title('{{ customer.firstName | default: "Hello" }}, your coffee is waiting'), title('Thanks{% if customer.vip %}, {{ customer.name }}{% endif %}!'), title('{% if a %}{% endif %}')]).toEqual(['“…, your coffee is waiting”', '“Thanks, …!”', 'E-mail without a subject'])
  })

  test('a node is called by its name, its kind, or as something that is gone', () => {
    expect([nodeLabel(visit), nodeLabel({ nodeName: null, nodeKind: 'waitForEvent' }), nodeLabel({ nodeName: null, nodeKind: null })]).toEqual(['Two days', 'Wait for event', 'a step that is gone'])
  })

  test.each([
    [{}, 'Began to wait at “Two days”'], [{ outcome: 'timeout', left: true }, 'Time ran out at “Two days”'], [{ nodeId: 'entry', outcome: 'entered' }, 'Entered'], [{ nodeId: 'entry', outcome: 'notEntered', runId: null }, 'Did not enter'],
    [{ outcome: 'missed' }, 'Was too late for “Two days”, or has no such date'], [{ outcome: 'inWindow' }, 'Did not have to wait at “Two days”'], [{ outcome: 'segment' }, 'Did not have to wait at “Two days”'], [{ outcome: 'segment', entered: false }, 'The segment was met at “Two days”'],
    [{ outcome: 'queuedUp' }, 'Stood in line at “Two days”'], [{ outcome: 'letOn' }, 'Went on from “Two days”'], [{ outcome: 'heldOut' }, 'Was held out at “Two days”'], [{ outcome: 'tooMany' }, 'Had too many messages at “Two days”'], [{ outcome: 'unreachable' }, 'Cannot be reached, says “Two days”'],
    [{ outcome: 'jumped' }, 'Jumped on at “Two days”'], [{ outcome: 'started' }, 'Was sent into another journey by “Two days”'], [{ outcome: 'returned' }, 'Came back to “Two days”'], [{ outcome: 'emitted' }, 'An event was recorded by “Two days”'], [{ nodeName: null, nodeKind: 'waitForSegment' }, 'Began to wait at Wait for segment'],
    [{ nodeName: null }, 'Began to wait at Wait'], [{ outcome: 'something new', left: true }, 'Passed “Two days”'], [{ outcome: 'something new' }, 'Came to “Two days”'],
  ])('%j: %s', (given, words) => {
    expect(visitTitle({ ...visit, ...given })).toBe(words)
  })

  test('days are those they are given, in the order of the list', () => {
    expect(byDay([{ at: '3' }, { at: '3' }, { at: '2' }, { at: '3' }], (at) => at).map(({ day, items }) => [day, items.length])).toEqual([['3', 2], ['2', 1], ['3', 1]])
    expect(byDay([], (at) => at)).toEqual([])
  })
})
