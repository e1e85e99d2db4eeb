import { nodeKinds, nodeLabels, type JourneyNode, type NodeConfigs, type NodeKind } from '@sendero/flow-engine/document'
import { describe, expect, it } from 'vitest'
import { newNode } from '../kernels/document/new-node.ts'
import { searchKinds } from '../kernels/quick-add/quick-add.ts'
import { portLabel } from './port-label.ts'
import { allNodeViews, nodeSummary } from './registry.tsx'

const names: Readonly<Record<string, string>> = { seg_1: 'Regulars', wf_1: 'Aftercare', lst_1: 'Stand at the fair', hello: 'Hello' }
const nameOf = (id: string): string | null => names[id] ?? null

function node<Kind extends NodeKind>(kind: Kind, config: Partial<NodeConfigs[Kind]> = {}): JourneyNode {
  let count = 0
  return newNode({ kind, config }, () => { count += 1; return String(count) })
}

describe('the kinds of steps', () => {
  it('are called as everywhere else, and stand in the order and the groups of the engine', () => {
    const nodes = nodeKinds.map(({ kind }) => ({ ...node(kind), id: kind }))
    const labels = nodeLabels({ schemaVersion: 1, entry: { trigger: { kind: 'api' }, reentry: { kind: 'never' } }, nodes, edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] } })
    expect(allNodeViews.map(({ kind, title, group }) => [kind, title, group])).toEqual(nodeKinds.map(({ kind, group }) => [kind, labels.get(kind), group]))
  })

  it.each<[string, NodeKind]>([
    ['delay until', 'waitUntil'], ['birthday', 'waitUntil'], ['business hours', 'waitForWindow'], ['a/b', 'experiment'], ['ab test', 'experiment'], ['slack', 'notifyTeam'], ['throttle', 'throttle'], ['rate limit', 'throttle'],
    ['sub journey', 'startJourney'], ['control group', 'holdout'], ['frequency cap', 'frequencyGate'], ['lead score', 'adjustScore'], ['unsubscribe', 'subscribe'], ['goto', 'jump'], ['track', 'emitEvent'], ['consent', 'reachable'],
    ['delay', 'wait'], ['if', 'splitRules'], ['mail', 'email'], ['random', 'splitPercent'], ['label', 'tag'], ['add to list', 'list'], ['static segment', 'list'], ['event property', 'splitEvent'], ['audience', 'waitForSegment'],
  ])('are found by what people call them: %s', (query, kind) => { expect(searchKinds(allNodeViews, query)[0]?.kind).toBe(kind) })
})

describe('the line on a card', () => {
  it.each<[JourneyNode, string]>([
    [node('notifyTeam'), 'Nothing to say yet'], [node('notifyTeam', { text: ' A\n big order ' }), 'A big order'],
    [node('waitUntil'), 'No date yet'], [node('waitUntil', { date: { from: 'trait', path: 'renewsAt' }, offset: { direction: 'before', by: 'P3D' } }), '3 days before renewsAt, 09:00'],
    [node('waitUntil', { date: { from: 'event', path: 'dueAt' }, time: undefined }), 'On dueAt'],
    [node('waitForWindow'), 'Mon to Fri, 09:00–17:00'], [node('waitForWindow', { weekdays: [1, 2, 3, 4, 5, 6, 7], clock: 'workspace' }), 'Every day, 09:00–17:00, our clock'], [node('waitForWindow', { weekdays: [] }), 'No day yet'],
    [node('waitForSegment'), 'No segment yet'], [node('waitForSegment', { segmentId: 'seg_1' }), 'In Regulars, up to 7 days'], [node('waitForSegment', { segmentId: 'seg_1', until: 'left' }), 'Out of Regulars, up to 7 days'],
    [node('splitEvent'), 'No condition yet'], [node('splitEvent', { branches: [{ id: 'a', where: [{ property: 'total', is: 'gte', value: 40 }] }] }), 'If total is at least 40'],
    [node('experiment'), '50% / 50%, by goals'], [node('holdout'), '10% kept out'], [node('reachable'), 'By e-mail'],
    [node('frequencyGate'), '3 mails in 7 days'], [node('frequencyGate', { most: 1, within: 'P1D' }), '1 mail in 1 day'],
    [node('tag'), 'No tag yet'], [node('tag', { add: ['vip'], remove: ['new'] }), '+vip, −new'],
    [node('list'), 'No list yet'], [node('list', { listId: 'lst_1' }), 'Put on Stand at the fair'], [node('list', { listId: 'lst_gone', action: 'remove' }), 'Take off a list'],
    [node('adjustScore'), 'leadScore +10'], [node('adjustScore', { by: -5, attribute: 'heat' }), 'heat −5'],
    [node('subscribe'), 'Unsubscribe from e-mail'], [node('subscribe', { to: 'subscribed' }), 'Subscribe to e-mail'],
    [node('emitEvent'), 'No event yet'], [node('emitEvent', { event: 'Thanked', properties: { by: 'mail' } }), 'Thanked · 1 property'],
    [node('jump'), 'No step yet'], [node('jump', { to: 'hello' }), 'Go to “Hello”'], [node('jump', { to: 'gone' }), 'To a step that is gone'],
    [node('startJourney'), 'No journey yet'], [node('startJourney', { journeyId: 'wf_1' }), 'Aftercare'], [node('startJourney', { journeyId: 'wf_1', wait: true }), 'Aftercare, and wait for them'],
    [node('throttle'), '100 people per hour'], [node('throttle', { limit: 1, per: 'P2D' }), '1 person per 2 days'],
  ])('%j says "%s"', (each, words) => { expect(nodeSummary(each, nameOf)).toBe(words) })
})

describe('a way out', () => {
  it.each<[JourneyNode, readonly (readonly [string, string])[]]>([
    [node('waitUntil'), [['next', 'At that moment'], ['missed', 'No such moment']]],
    [node('waitForSegment'), [['next', 'In the segment'], ['timeout', 'After 7 days']]],
    [node('waitForSegment', { until: 'left' }), [['next', 'Out of the segment']]],
    [node('experiment'), [['b-3', 'A 50%'], ['b-4', 'B 50%']]],
    [node('holdout'), [['next', 'Everyone else'], ['heldOut', 'Held out 10%']]],
    [node('reachable'), [['yes', 'Reachable'], ['no', 'Not reachable']]],
    [node('frequencyGate'), [['next', 'Not too many'], ['tooMany', 'Too many']]],
    [node('startJourney', { wait: true }), [['next', 'Back again'], ['timeout', 'After 30 days']]],
    [node('startJourney'), [['next', '']]],
    [node('splitEvent'), [['b-2', 'Branch 1'], ['else', 'Everyone else']]],
    [node('throttle'), [['next', '']]], [node('tag'), [['next', '']]], [node('waitForWindow'), [['next', '']]],
  ])('of %j has a name', (each, ways) => { for (const [port, words] of ways) expect(portLabel(each, port)).toBe(words) })
})
