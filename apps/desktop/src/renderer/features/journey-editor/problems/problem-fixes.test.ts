import type { JourneyDocument } from '@sendero/flow-engine/document'
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
  ])('of %s takes the problem away', (code, document) => {
    const problem = problemsOf(diagnose(document), document).find(({ diagnostic }) => diagnostic.code === code)
    const intent = problem === undefined ? undefined : fixOf(problem, document)?.intent(document, countingIds())
    if (intent?.ok !== true) throw new Error(`no fix for ${code}`)
    expect(diagnose(applyEdits(document, intent.edits)).map((diagnostic) => diagnostic.code)).not.toContain(code)
  })
})
