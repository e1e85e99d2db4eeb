import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'
import type { Rule } from '@sendero/flow-engine/segment'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../kernels/document/edit.ts'
import { diagnose } from '../kernels/diagnose/diagnose.ts'
import { lintRules } from '../kernels/linter/lint-codes.ts'
import { starters } from '../starters/starters.ts'
import { noChoices, starterDocument } from '../starters/use-of-starter.ts'
import { countingIds } from '../test/journey-arbitrary.ts'
import { lintJourney } from './lint-journey.ts'
import { fixOf } from './problem-fixes.ts'
import { problemsOf } from './problem-words.ts'

const now = Date.UTC(2026, 4, 1, 12)
const found = (document: JourneyDocument) => lintJourney(document, { now, known: diagnose(document) })
const said = (document: JourneyDocument): string[] => found(document).map(({ code, nodeId }) => `${code} ${nodeId ?? '-'}`)

const gold: Rule = { trait: 'loyalty', is: 'equals', value: 'gold' }
const notGold: Rule = { trait: 'loyalty', is: 'notEquals', value: 'gold' }
const big = { property: 'total', is: 'gte', value: 20 } as const
const start = () => journey().onEvent('Visit')
const until = (day: string) => start().waitUntil('sale', { from: 'fixed', day }).email('mail').goal('won').document()
const skipping = (document: JourneyDocument, id: string): JourneyDocument => ({ ...document, nodes: document.nodes.map((node): JourneyNode => (node.id === id ? { ...node, skipped: true } : node)) })
const mails = (count: number, between: string) => Array.from({ length: count }).reduce((drawn: ReturnType<typeof start>, _, at) => drawn.email(`m${at}`).wait(`w${at}`, between), start()).goal('won').document()
const offer = (day: string, waits: string, more: (drawn: ReturnType<typeof start>) => ReturnType<typeof start> = (drawn) => drawn) => more(start().updateCustomer('coupon', { couponExpiresAt: day })).wait('pause', waits).email('mail').goal('won').document()

describe('a journey that cannot keep what it promises', () => {
  it.each<[string, JourneyDocument, string[]]>([
    ['waits for a day that is over', until('2026-04-20'), ['LINT_DATE_OVER sale']],
    ['waits for a day that is over before anybody gets there', start().wait('pause', 'P30D').waitUntil('sale', { from: 'fixed', day: '2026-05-10' }).goal('won').document(), ['LINT_DATE_OVER sale']],
    ['waits for an hour that is still to come somewhere', start().waitUntil('sale', { from: 'fixed', day: '2026-05-01' }, { time: '01:00' }).goal('won').document(), []],
    ['waits for an hour that is over everywhere', start().waitUntil('sale', { from: 'fixed', day: '2026-05-01' }, { time: '00:00' }).goal('won').document(), ['LINT_DATE_OVER sale']],
    ['waits for a day to come', until('2026-06-01'), []],
    ['waits for a day that comes back every year', start().waitUntil('sale', { from: 'fixed', day: '2020-12-24' }, { yearly: true }).goal('won').document(), []],
    ['waits for the date of an attribute', start().waitUntil('sale', { from: 'trait', path: 'renewsAt' }).goal('won').document(), []],
    ['waits for a day that is over, skipped', skipping(until('2026-04-20'), 'sale'), []],

    ['asks the same twice', start().splitRules('who', { a: gold, b: gold }).goal('won').at('who', 'b').to('won').at('who', 'else').to('won').document(), ['LINT_BRANCH_NEVER who']],
    ['asks what contradicts itself', start().splitRules('who', { a: { op: 'and', rules: [gold, notGold] } }).goal('won').at('who', 'else').to('won').document(), ['LINT_BRANCH_NEVER who']],
    ['asks again what is known', start().splitRules('who', { a: gold }).splitRules('again', { a: gold, b: notGold }).goal('won').at('again', 'b').to('won').document(), ['LINT_BRANCH_ALWAYS again']],
    ['asks the opposite of what is known', start().splitRules('who', { a: gold }).splitRules('again', { b: notGold }).goal('won').document(), ['LINT_BRANCH_NEVER again']],
    ['asks again after a wait, when it may have changed', start().splitRules('who', { a: gold }).wait('pause', 'P1D').splitRules('again', { a: gold }).goal('won').document(), []],
    ['asks again after changing it', start().splitRules('who', { a: gold }).updateCustomer('set', { loyalty: 'silver' }).splitRules('again', { a: gold }).goal('won').document(), []],
    ['asks again where ways meet', start().splitRules('who', { a: gold }).tag('mark', ['x']).splitRules('again', { a: gold }).goal('won').at('who', 'else').to('again').document(), []],
    ['asks again where both ways know it', start().splitRules('who', { a: gold }).splitPercent('half', { x: 50, y: 50 }).email('one').splitRules('again', { a: gold }).goal('won').at('half', 'y').to('again').document(), ['LINT_BRANCH_ALWAYS again']],
    ['asks of the event what the entry made sure of', journey().onEvent('Visit', { where: [big] }).wait('pause', 'P9D').splitEvent('big', { a: [big] }).goal('won').document(), ['LINT_BRANCH_ALWAYS big']],
    ['asks of the event what an earlier split ruled out', start().splitEvent('big', { a: [big] }).goal('won').at('big', 'else').wait('pause', 'P1D').splitEvent('again', { b: [big] }).to('won').document(), ['LINT_BRANCH_NEVER again']],
    ['asks of the event what time changes', journey().onEvent('Visit', { where: [{ property: 'at', is: 'inLast', value: 'P1D' }] }).wait('pause', 'P9D').splitEvent('big', { a: [{ property: 'at', is: 'inLast', value: 'P1D' }] }).goal('won').document(), []],
    ['asks two things of one attribute, which may have several values', start().splitRules('who', { a: { op: 'and', rules: [gold, { trait: 'loyalty', is: 'equals', value: 'silver' }] } }).goal('won').document(), []],
    ['has two branches without a rule', start().splitRules('who', { a: { op: 'and', rules: [] }, b: { op: 'and', rules: [] } }).goal('won').document(), []],

    ['waits for an event that ends the journey', start().goalWhen('bought', { event: 'Order' }).waitForEvent('order', 'Order', { timeout: 'P1D' }).email('thanks').document(), ['LINT_EVENT_ENDS_JOURNEY order']],
    ['waits for any order while only a big one ends it', start().goalWhen('bought', { event: 'Order', where: [big] }).waitForEvent('order', 'Order', { timeout: 'P1D' }).email('thanks').document(), []],
    ['waits for a big order while a big one ends it', start().goalWhen('bought', { event: 'Order', where: [big] }).waitForEvent('order', 'Order', { timeout: 'P1D', where: [big] }).email('thanks').document(), ['LINT_EVENT_ENDS_JOURNEY order']],
    ['waits for a segment that ends it', start().exitWhen('vip', { enters: 'seg_2' }).waitForSegment('vip', 'seg_2').email('thanks').document(), ['LINT_EVENT_ENDS_JOURNEY vip']],
    ['waits to leave the segment that ends it', start().exitWhen('vip', { enters: 'seg_2' }).waitForSegment('vip', 'seg_2', { until: 'left' }).email('thanks').document(), []],

    ['ends with the segment people enter by', journey().onSegment('seg_1').goalWhen('in', { enters: 'seg_1' }).email('mail').document(), ['LINT_END_AT_ENTRY entry']],
    ['ends with the segment a schedule is for', journey().onSchedule('2026-06-01T09:00', { segmentId: 'seg_1' }).goalWhen('in', { enters: 'seg_1' }).email('mail').document(), ['LINT_END_AT_ENTRY entry']],
    ['ends when they leave the segment they enter by', journey().onSegment('seg_1').exitWhen('out', { leaves: 'seg_1' }).email('mail').document(), []],

    ['promises an offer that is over when the mail arrives', offer('2026-05-03', 'P7D'), ['LINT_OFFER_OVER mail']],
    ['promises an offer until the very day', offer('2026-05-08', 'P7D'), []],
    ['promises an offer that may be over', start().updateCustomer('coupon', { 'coupon.validUntil': '2026-05-10' }).waitForEvent('order', 'Order', { timeout: 'P30D' }).email('mail').document(), ['LINT_OFFER_MAY_BE_OVER mail']],
    ['sets another date', start().updateCustomer('coupon', { memberSince: '2020-05-03' }).wait('pause', 'P7D').email('mail').document(), []],
    ['sets the offer anew before the mail', offer('2026-05-03', 'P7D', (drawn) => drawn.updateCustomer('later', { couponExpiresAt: '2027-05-03' })), []],

    ['writes to those it knows it does not reach', start().reachable('reach').wait('a', 'P1D').goal('won').at('reach', 'no').email('mail').to('won').document(), ['LINT_MAIL_UNREACHABLE mail']],
    ['writes to those it unsubscribed', start().subscribe('out', 'unsubscribed').wait('pause', 'P3D').email('mail').goal('won').document(), ['LINT_MAIL_UNREACHABLE mail']],
    ['writes to those it could not reach days ago', start().reachable('reach').goal('won').at('reach', 'no').wait('pause', 'P3D').email('mail').to('won').document(), []],
    ['writes to those it reaches and those it does not', start().reachable('reach').email('mail').goal('won').at('reach', 'no').to('mail').document(), []],
    ['subscribes them again', start().subscribe('out', 'unsubscribed').subscribe('in', 'subscribed').email('mail').goal('won').document(), []],

    ['writes five times in four days', mails(5, 'P1D'), ['LINT_MANY_MAILS m0']],
    ['writes four times in four days', mails(4, 'P1D'), []],
    ['writes five times in eight days', mails(5, 'P2D'), []],
    ['writes every day, round and round', start().email('daily').wait('pause', 'P1D').to('daily').document(), ['LINT_MANY_MAILS daily']],
    ['writes every day, to those a frequency gate lets on', start().frequencyGate('gate', 3, 'P7D').email('daily').wait('pause', 'P1D').to('gate').document(), []],
    ['writes past a skipped wait', skipping(start().email('m0').wait('w0', 'P9D').email('m1').wait('w1', 'P1D').email('m2').wait('w2', 'P1D').email('m3').wait('w3', 'P1D').email('m4').goal('won').document(), 'w0'), ['LINT_MANY_MAILS m0']],

    ['writes to those who do again what starts it each time', start().reentry('always').waitForEvent('again', 'Visit', { timeout: 'P7D' }).email('mail').goal('won').document(), ['LINT_ENTERS_AGAIN again']],
    ['ends for those who do again what starts it each time', start().reentry('always').waitForEvent('again', 'Visit', { timeout: 'P7D' }).goal('won').document(), []],
    ['waits for the event that starts it once', start().waitForEvent('again', 'Visit', { timeout: 'P7D' }).email('mail').goal('won').document(), []],
    ['waits for the event that starts it for one at a time', start().reentry({ kind: 'always', atMost: 1 }).waitForEvent('again', 'Visit', { timeout: 'P7D' }).email('mail').goal('won').document(), []],
    ['waits for another event', start().reentry('always').waitForEvent('again', 'Order', { timeout: 'P7D' }).email('mail').goal('won').document(), []],
  ])('%s', (_, document, codes) => { expect(said(document)).toEqual(codes) })

  it('is not told of steps nobody gets to, nor of what is not finished', () => {
    const document = start().goal('won').document()
    const idea: JourneyNode = { id: 'idea', kind: 'waitUntil', config: { date: { from: 'fixed', day: '2020-01-01' }, yearly: false } }
    expect(said({ ...document, nodes: [...document.nodes, idea] })).toEqual([])
    const blank: Rule = { trait: '', is: 'equals', value: '' }
    expect(said(start().splitRules('who', { a: blank, b: blank }).goal('won').document())).toEqual([])
  })

  it('says it in words without ids, as something to check or a tip, never as what blocks', () => {
    const document = until('2026-04-20')
    const problems = problemsOf(found(document), document)
    expect(problems.map(({ level, text }) => `${level}: ${text}`)).toEqual([expect.stringMatching(/^check: .*2026.* comes before anybody can get here: everybody goes on as too late\.$/)])
    for (const { severity } of Object.values(lintRules)) expect(['warning', 'info']).toContain(severity)
  })

  it.each<[string, JourneyDocument]>([
    ['LINT_BRANCH_NEVER', start().splitRules('who', { a: gold, b: gold }).goal('won').at('who', 'b').email('never').at('who', 'else').to('won').document()],
    ['LINT_END_AT_ENTRY', journey().onSegment('seg_1').goalWhen('in', { enters: 'seg_1' }).email('mail').document()],
  ])('%s is put right by one click', (code, document) => {
    const problem = problemsOf(found(document), document).find(({ diagnostic }) => diagnostic.code === code)
    const intent = problem === undefined ? undefined : fixOf(problem, document)?.intent(document, countingIds())
    if (intent?.ok !== true) throw new Error(`no fix for ${code}`)
    expect(said(applyEdits(document, intent.edits))).toEqual([])
  })
})

describe('no false alarm', () => {
  const blank: JourneyDocument = { schemaVersion: 1, entry: { trigger: { kind: 'event', event: '', where: [] }, reentry: { kind: 'never' } }, nodes: [], edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] } }

  it.each(starters.map((starter) => [starter.id, starter] as const))('in the starter %s', (_, starter) => {
    expect(said(starterDocument({ starter, choices: noChoices }, countingIds()))).toEqual([])
  })

  it('in journeys of the engine that are right', () => {
    const folder = path.join(import.meta.dirname, '../../../../../../../packages/flow-engine/test/journeys')
    for (const name of ['welcome-series', 'abandoned-cart', 'win-back', 'contract-example', 'cart-with-goal', 'birthday']) {
      const document = JSON.parse(readFileSync(path.join(folder, `${name}.journey.json`), 'utf8')) as JourneyDocument
      expect(said({ ...blank, ...document }), name).toEqual([])
    }
  })
})

it('has a line about every rule in the documentation', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../../../../../docs/journey-linter.md'), 'utf8')
  expect([...page.matchAll(/^\| `(LINT_[A-Z_]+)` \|/gm)].map(([, code]) => code).sort()).toEqual(Object.keys(lintRules).sort())
})
