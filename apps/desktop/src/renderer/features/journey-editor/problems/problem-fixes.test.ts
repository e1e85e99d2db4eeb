import type { JourneyDocument, JourneyEnd, JourneyNode, NodeConfigs } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../kernels/document/edit.ts'
import { diagnose } from '../kernels/diagnose/diagnose.ts'
import { countingIds } from '../test/journey-arbitrary.ts'
import { fixOf } from './problem-fixes.ts'
import { problemsOf } from './problem-words.ts'

const start = () => journey().onEvent('Visit')
const unstarted = (): JourneyDocument => { const document = start().email('hello').goal('won').document(); return { ...document, edges: document.edges.slice(1) } }
const parked = (): JourneyDocument => { const document = start().goal('won').document(); return { ...document, nodes: [...document.nodes, { id: 'idea', kind: 'exit', config: {} }] } }

const alone = (node: JourneyNode): JourneyDocument => ({ ...start().document(), nodes: [node] })
const test = (config: Partial<NodeConfigs['experiment']>): JourneyDocument => alone({
  id: 't', kind: 'experiment', config: { salt: 's', variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }], metric: 'opened', minimumSample: 1, confidence: 95, deadline: 'P1D', fallback: '', ...config },
})
const goal: JourneyEnd = { id: 'same', kind: 'goal', when: { kind: 'event', event: 'Order', where: [] } }

describe('a fix', () => {
  it.each<[string, JourneyDocument]>([
    ['NO_START', unstarted()],
    ['NO_GOAL', start().email('hello').document()],
    ['EMAILS_WITHOUT_WAIT', start().email('one').email('two').goal('won').document()],
    ['UNREACHABLE_NODE', parked()],
    ['PERCENTS_NOT_100', start().splitPercent('half', { a: 50, b: 20 }).document()],
    ['SALT_MISSING', start().splitPercent('half', { a: 50, b: 50 }, '').document()],
    ['SAME_SALT', start().splitPercent('one', { a: 50, b: 50 }, 's').splitPercent('two', { a: 50, b: 50 }, 's').document()],
    ['WEBHOOK_BODY_WITH_GET', start().webhook('call', { method: 'GET', body: 'x' }).document()],
    ['OPEN_PORT', start().email('hello').document()],
    ['PERCENTS_NOT_100', test({ variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 20 }] })],
    ['ONE_VARIANT', test({ variants: [{ id: 'a', percent: 100 }] })],
    ['FALLBACK_UNKNOWN', test({ fallback: 'gone' })],
    ['SALT_MISSING', test({ salt: '' })],
    ['SALT_MISSING', alone({ id: 'h', kind: 'holdout', config: { salt: '', percent: 10 } })],
    ['WEEKDAYS_MISSING', alone({ id: 'w', kind: 'waitForWindow', config: { weekdays: [], from: '09:00', to: '17:00', clock: 'customer' } })],
    ['YEARLY_OF_EVENT', alone({ id: 'd', kind: 'waitUntil', config: { date: { from: 'event', path: 'dueAt' }, yearly: true } })],
    ['DUPLICATE_END_ID', { ...start().goal('won').document(), ends: [goal, goal] }],
  ])('of %s takes the problem away', (code, document) => {
    const problem = problemsOf(diagnose(document), document).find(({ diagnostic }) => diagnostic.code === code)
    const intent = problem === undefined ? undefined : fixOf(problem, document)?.intent(document, countingIds())
    if (intent?.ok !== true) throw new Error(`no fix for ${code}`)
    expect(diagnose(applyEdits(document, intent.edits)).map((diagnostic) => diagnostic.code)).not.toContain(code)
  })
})
